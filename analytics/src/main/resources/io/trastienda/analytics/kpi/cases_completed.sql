-- The completions of the period: all, the first of each case, those with a due time, or those of
-- live work by an agent.
select
  case_id, reference, occurred_at as at, completion_no as completion,
  multiIf(
    {value:String} = 'business', business_seconds,
    {value:String} = 'elapsed', elapsed_seconds,
    {value:String} = 'onTime', toInt64(coalesce(on_time, 0)),
    toInt64(1)) as value,
  if({value:String} = 'onTime', on_time, null) as counts,
  count() over () as total
from kpi.case_event
where tenant_id = {tenant:UInt32}
  and completion_no > 0
  and occurred_at >= {from:DateTime64(3)} and occurred_at < {to:DateTime64(3)}
  and ({which:String} <> 'first' or completion_no = 1)
  and ({which:String} <> 'judged' or on_time is not null)
  and ({which:String} <> 'live' or (replayed = 0 and agent <> ''))
  and ({agent:String} = '' or agent = {agent:String})
  and ({workType:String} = '' or work_type = {workType:String})
  and ({priority:Int64} = 0 or priority = {priority:Int64})
order by at, case_id, completion
limit {limit:Int64} offset {offset:Int64}
