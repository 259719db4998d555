-- The cases that agents were at in the period, each with the seconds that count.
select
  case_id, any(reference) as reference, max(to_at) as at, 0 as completion,
  toDecimal64(sum(counted_ms), 3) / 1000 as value,
  cast(null as Nullable(UInt8)) as counts,
  count() over () as total
from kpi.agent_interval
where tenant_id = {tenant:UInt32}
  and activity in ('handling', 'correction')
  and to_at >= {from:DateTime64(3)} and to_at < {to:DateTime64(3)}
  and ({agent:String} = '' or agent = {agent:String})
  and ({which:String} = 'whole' or {workType:String} = '' or work_type = {workType:String})
  and ({which:String} = 'whole' or {priority:Int64} = 0 or priority = {priority:Int64})
group by case_id
order by at, case_id
limit {limit:Int64} offset {offset:Int64}
