-- What happened on each day, by the day in the client's zone.
select
  toDate(toTimeZone(occurred_at, {zone:String})) as day,
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
  countIf(completion_no > 0 and replayed = 0 and agent <> '') as live,
  toInt64(0) as presence_ms
from kpi.case_event
where tenant_id = {tenant:UInt32}
  and ({agent:String} = '' or agent = {agent:String})
  and occurred_at >= {from:DateTime64(3)} and occurred_at < {to:DateTime64(3)}
  and ({workType:String} = '' or work_type = {workType:String})
  and ({priority:Int64} = 0 or priority = {priority:Int64})
group by day
order by day
