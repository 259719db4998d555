-- Cases by the day on which they were due, as the report counts them.
select
  toDate(toTimeZone(assumeNotNull(due_at), {zone:String})) as day,
  count() as due,
  countIf(first and at <= due_at) as due_met
from
  (select
     case_id,
     argMax(
       tuple(
         due_at, occurred_at, completion_no = 1, lower(category) = 'closed', work_type, priority),
       tuple(completion_no = 1, seq)) as last,
     last.1 as due_at,
     last.2 as at,
     last.3 as first,
     last.4 as closed
   from kpi.case_event
   where tenant_id = {tenant:UInt32}
     and case_id in
       (select case_id
        from kpi.case_event
        where tenant_id = {tenant:UInt32}
          and due_at >= {from:DateTime64(3)} and due_at < {dueTo:DateTime64(3)})
   group by case_id)
where due_at >= {from:DateTime64(3)} and due_at < {dueTo:DateTime64(3)}
  and not (closed and not first and at <= due_at)
  and ({workType:String} = '' or last.5 = {workType:String})
  and ({priority:Int64} = 0 or last.6 = {priority:Int64})
group by day
order by day
