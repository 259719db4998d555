-- Where the agents' time went, by the day on which a piece ended.
select
  toDate(toTimeZone(to_at, {zone:String})) as day,
  sumIf(counted_ms, activity in ('handling', 'correction')) as handled_ms,
  sumIf(
    counted_ms,
    activity in ('handling', 'correction')
    and ({workType:String} = '' or work_type = {workType:String})
    and ({priority:Int64} = 0 or priority = {priority:Int64})) as handled_part_ms,
  sumIf(counted_ms, activity = 'idle') as idle_ms,
  sumIf(counted_ms, activity in ('break', 'training', 'meeting')) as aside_ms
from kpi.agent_interval
where tenant_id = {tenant:UInt32}
  and activity <> ''
  and ({agent:String} = '' or agent = {agent:String})
  and to_at >= {from:DateTime64(3)} and to_at < {to:DateTime64(3)}
group by day
order by day
