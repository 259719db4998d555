-- Everything of one period but the backlog, in one row.
select *
from
  (select
     countIf(completion_no > 0) as completed,
     uniqExactIf(case_id, completion_no > 0) as completed_cases,
     sumIf(business_seconds, completion_no > 0) as turnaround_sum,
     quantileExactInclusiveIf(0.5)(business_seconds, completion_no > 0) as turnaround_p50,
     quantileExactInclusiveIf(0.9)(business_seconds, completion_no > 0) as turnaround_p90,
     countIf(completion_no = 1) as firsts,
     sumIf(elapsed_seconds, completion_no = 1) as elapsed_sum,
     quantileExactInclusiveIf(0.5)(elapsed_seconds, completion_no = 1) as elapsed_p50,
     countIf(completion_no > 0 and on_time is not null) as judged,
     countIf(completion_no > 0 and on_time = 1) as done_on_time,
     countIf(reopening = 1) as reopened,
     countIf(completion_no > 0 and replayed = 0 and agent <> '') as live
   from kpi.case_event
   where tenant_id = {tenant:UInt32}
     and occurred_at >= {from:DateTime64(3)} and occurred_at < {to:DateTime64(3)}
     and ({workType:String} = '' or work_type = {workType:String})
     and ({priority:Int64} = 0 or priority = {priority:Int64})) as steps,
  (select count() as received
   from kpi.case_event
   where tenant_id = {tenant:UInt32}
     and seq = 1
     and opened_at >= {from:DateTime64(3)} and opened_at < {to:DateTime64(3)}
     and ({workType:String} = '' or work_type = {workType:String})
     and ({priority:Int64} = 0 or priority = {priority:Int64})) as opened,
  (select count() as due, countIf(met) as due_met
   from (
     --: due_cases
   )) as deadlines,
  (select
     sum(
       toUnixTimestamp64Milli(least(to_at, {to:DateTime64(3)}))
       - toUnixTimestamp64Milli(greatest(from_at, {from:DateTime64(3)}))) as presence_ms
   from kpi.agent_interval
   where tenant_id = {tenant:UInt32}
     and activity = ''
     and to_at > {from:DateTime64(3)} and from_at < {to:DateTime64(3)}) as presence,
  (select
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
     and to_at >= {from:DateTime64(3)} and to_at < {to:DateTime64(3)}) as times
