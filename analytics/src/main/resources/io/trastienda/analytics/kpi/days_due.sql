-- Cases by the day on which they were due, as the report counts them.
select
  toDate(toTimeZone(assumeNotNull(deadline), {zone:String})) as day,
  count() as due,
  countIf(done and stood_at <= deadline) as due_met
from
  (select
     case_id,
     argMax(
       tuple(
         due_at, occurred_at, completion_no = 1, lower(category) = 'closed', work_type, priority),
       tuple(completion_no = 1, seq)) as decisive,
     decisive.1 as deadline,
     decisive.2 as stood_at,
     decisive.3 as done,
     decisive.4 as gone
   from kpi.case_event
   where tenant_id = {tenant:UInt32}
     and case_id in
       (select case_id
        from kpi.case_event
        where tenant_id = {tenant:UInt32}
          and due_at >= {from:DateTime64(3)} and due_at < {dueTo:DateTime64(3)})
   group by case_id)
where deadline >= {from:DateTime64(3)} and deadline < {dueTo:DateTime64(3)}
  and not (gone and not done and stood_at <= deadline)
  and ({workType:String} = '' or decisive.5 = {workType:String})
  and ({priority:Int64} = 0 or decisive.6 = {priority:Int64})
group by day
order by day
