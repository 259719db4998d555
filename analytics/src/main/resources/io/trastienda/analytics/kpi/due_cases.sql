-- Part of other questions: the cases due in the period, and whether they were first completed by
-- then. The first completion decides, else the last step; a case cancelled in time counts nowhere.
select
  case_id,
  reference,
  assumeNotNull(decisive.1) as deadline,
  decisive.3 as done,
  done and decisive.2 <= deadline as met
from
  (select
     case_id,
     any(case_event.reference) as reference,
     argMax(
       tuple(
         due_at, occurred_at, completion_no = 1, lower(category) = 'closed', work_type, priority),
       tuple(completion_no = 1, seq)) as decisive
   from kpi.case_event
   where tenant_id = {tenant:UInt32}
     and case_id in
       (select case_id
        from kpi.case_event
        where tenant_id = {tenant:UInt32}
          and due_at >= {from:DateTime64(3)} and due_at < {dueTo:DateTime64(3)})
   group by case_id)
where decisive.1 >= {from:DateTime64(3)} and decisive.1 < {dueTo:DateTime64(3)}
  and not (decisive.4 and not done and decisive.2 <= deadline)
  and ({workType:String} = '' or decisive.5 = {workType:String})
  and ({priority:Int64} = 0 or decisive.6 = {priority:Int64})
