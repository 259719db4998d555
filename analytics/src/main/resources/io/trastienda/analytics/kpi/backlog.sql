-- By how much the number of open cases changed on each day; everything before the period counts on
-- its first day. A case comes in when it was opened, whenever its first step was.
select
  toDate(toTimeZone(greatest(at, {from:DateTime64(3)}), {zone:String})) as day,
  sum(change) as delta
from
  (select
     arrayJoin(
       [tuple(opened_at, toInt16(seq = 1)),
        tuple(
          greatest(opened_at, occurred_at),
          toInt16(
            toInt16(reopening)
            - toInt16(lower(category) = 'closed' and lower(from_category) <> 'closed')))]) as step,
     step.1 as at,
     step.2 as change
   from kpi.case_event
   where tenant_id = {tenant:UInt32}
     and (seq = 1 or reopening = 1 or lower(category) = 'closed'))
where at < {to:DateTime64(3)} and change <> 0
group by day
order by day
