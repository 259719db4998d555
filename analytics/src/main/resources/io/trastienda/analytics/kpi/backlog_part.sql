-- The same for a part of the work, which a case may enter and leave while it is open: a change of
-- priority is a change of the part's backlog.
select
  toDate(toTimeZone(greatest(at, {from:DateTime64(3)}), {zone:String})) as day,
  sum(change) as delta
from
  (select
     arrayJoin(
       [tuple(opened_at, toInt16(seq = 1 and ours)),
        tuple(
          greatest(opened_at, occurred_at),
          toInt16(toInt16(stands) - toInt16(if(seq = 1, ours, stood))))]) as step,
     step.1 as at,
     step.2 as change
   from
     (select
        opened_at,
        occurred_at,
        seq,
        ({workType:String} = '' or work_type = {workType:String})
          and ({priority:Int64} = 0 or priority = {priority:Int64}) as ours,
        ours and lower(category) <> 'closed' as stands,
        lagInFrame(ours and lower(category) <> 'closed')
          over (
            partition by case_id order by seq
            rows between unbounded preceding and current row) as stood
      from kpi.case_event
      where tenant_id = {tenant:UInt32}))
where at < {to:DateTime64(3)} and change <> 0
group by day
order by day
