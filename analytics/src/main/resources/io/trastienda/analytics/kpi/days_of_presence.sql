-- Time on the queue by day; a stretch over midnight counts on both days.
select
  day,
  sum(
    toUnixTimestamp64Milli(least(until, toDateTime64(addDays(day, 1), 3, {zone:String})))
    - toUnixTimestamp64Milli(greatest(since, toDateTime64(day, 3, {zone:String})))) as presence_ms
from
  (select
     greatest(from_at, {from:DateTime64(3)}) as since,
     least(to_at, {to:DateTime64(3)}) as until,
     toDate(toTimeZone(since, {zone:String})) as first_day,
     toDate(toTimeZone(subtractMilliseconds(until, 1), {zone:String})) as last_day,
     addDays(first_day, arrayJoin(range(toUInt32(dateDiff('day', first_day, last_day)) + 1))) as day
   from kpi.agent_interval
   where tenant_id = {tenant:UInt32}
     and activity = ''
     and ({agent:String} = '' or agent = {agent:String})
     and to_at > {from:DateTime64(3)} and from_at < {to:DateTime64(3)} and to_at > from_at)
group by day
order by day
