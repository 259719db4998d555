-- The cases open at the end of the period: those whose last step before it did not close them. One
-- that was opened before the end and has no step yet stands as its first step will find it.
select
  case_id, reference, at, 0 as completion, 1 as value,
  cast(null as Nullable(UInt8)) as counts,
  count() over () as total
from
  (select
     case_id,
     any(case_event.reference) as reference,
     any(opened_at) as at,
     countIf(occurred_at < {to:DateTime64(3)}) as steps,
     argMaxIf(
       tuple(lower(category) <> 'closed', work_type, priority),
       seq,
       occurred_at < {to:DateTime64(3)}) as last,
     argMin(tuple(true, work_type, priority), seq) as first,
     if(steps > 0, last.1, first.1) as open,
     if(steps > 0, last.2, first.2) as last_type,
     if(steps > 0, last.3, first.3) as last_priority
   from kpi.case_event
   where tenant_id = {tenant:UInt32}
     and opened_at < {to:DateTime64(3)}
   group by case_id)
where open
  and ({workType:String} = '' or last_type = {workType:String})
  and ({priority:Int64} = 0 or last_priority = {priority:Int64})
order by at, case_id
limit {limit:Int64} offset {offset:Int64}
