-- The cases reopened after one agent had completed them.
select
  case_id, reference, occurred_at as at, 0 as completion, 1 as value,
  cast(null as Nullable(UInt8)) as counts,
  count() over () as total
from (
  --: reopened_after
)
order by at, case_id, seq
limit {limit:Int64} offset {offset:Int64}
