-- The reopenings of the period.
select
  case_id, reference, occurred_at as at, 0 as completion, 1 as value,
  cast(null as Nullable(UInt8)) as counts,
  count() over () as total
from kpi.case_event
where tenant_id = {tenant:UInt32}
  and reopening = 1
  and occurred_at >= {from:DateTime64(3)} and occurred_at < {to:DateTime64(3)}
  and ({workType:String} = '' or work_type = {workType:String})
  and ({priority:Int64} = 0 or priority = {priority:Int64})
order by at, case_id, seq
limit {limit:Int64} offset {offset:Int64}
