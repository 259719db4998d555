-- Cases by the day on which they were due, as the report counts them.
select
  toDate(toTimeZone(deadline, {zone:String})) as day,
  count() as due,
  countIf(met) as due_met
from (
  --: due_cases
)
group by day
order by day
