-- The cases due in the period, and whether they were first completed by then.
select
  case_id, reference, deadline as at, toUInt16(done) as completion,
  toUInt8(met) as value,
  toNullable(toUInt8(met)) as counts,
  count() over () as total
from (
  --: due_cases
)
order by at, case_id
limit {limit:Int64} offset {offset:Int64}
