-- The cases completed in the period, each once, by their first completion in it.
select
  case_id,
  any(case_event.reference) as reference,
  min(occurred_at) as at,
  min(completion_no) as completion,
  1 as value,
  cast(null as Nullable(UInt8)) as counts,
  count() over () as total
from kpi.case_event
where tenant_id = {tenant:UInt32}
  and completion_no > 0
  and occurred_at >= {from:DateTime64(3)} and occurred_at < {to:DateTime64(3)}
  and ({workType:String} = '' or work_type = {workType:String})
  and ({priority:Int64} = 0 or priority = {priority:Int64})
group by case_id
order by at, case_id, completion
limit {limit:Int64} offset {offset:Int64}
