-- Reopenings of what one agent had completed, by day.
select toDate(toTimeZone(occurred_at, {zone:String})) as day, toInt64(count()) as reopened
from (
  --: reopened_after
)
group by day
order by day
