-- The cases due in the period, and whether they were first completed by then.
select
  case_id, reference, assumeNotNull(due_at) as at, toUInt16(first) as completion,
  toUInt8(first and done_at <= due_at) as value,
  toNullable(toUInt8(first and done_at <= due_at)) as counts,
  count() over () as total
from
  (select
     case_id,
     any(case_event.reference) as reference,
     argMax(
       tuple(
         due_at, occurred_at, completion_no = 1, lower(category) = 'closed', work_type, priority),
       tuple(completion_no = 1, seq)) as last,
     last.1 as due_at,
     last.2 as done_at,
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
  and not (closed and not first and done_at <= due_at)
  and ({workType:String} = '' or last.5 = {workType:String})
  and ({priority:Int64} = 0 or last.6 = {priority:Int64})
order by at, case_id
limit {limit:Int64} offset {offset:Int64}
