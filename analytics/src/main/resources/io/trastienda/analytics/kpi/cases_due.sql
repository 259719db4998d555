-- The cases due in the period, and whether they were first completed by then.
select
  case_id, reference, assumeNotNull(deadline) as at, toUInt16(done) as completion,
  toUInt8(done and stood_at <= deadline) as value,
  toNullable(toUInt8(done and stood_at <= deadline)) as counts,
  count() over () as total
from
  (select
     case_id,
     any(case_event.reference) as reference,
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
order by at, case_id
limit {limit:Int64} offset {offset:Int64}
