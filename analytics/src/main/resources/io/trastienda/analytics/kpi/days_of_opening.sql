-- Cases by the day on which they were opened.
select
  toDate(toTimeZone(opened_at, {zone:String})) as day,
  count() as received
from kpi.case_event
where tenant_id = {tenant:UInt32}
  and seq = 1
  and opened_at >= {from:DateTime64(3)} and opened_at < {to:DateTime64(3)}
  and ({workType:String} = '' or work_type = {workType:String})
  and ({priority:Int64} = 0 or priority = {priority:Int64})
group by day
order by day
