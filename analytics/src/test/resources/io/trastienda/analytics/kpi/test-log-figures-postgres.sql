-- The same figures out of the client's own tables. What a row said is the last line of
-- imported_row up to it.
select *
from
  (select
     count(*) as rows,
     count(*) filter (where s.sequence = 1) as first_rows,
     count(*) filter (where s.sequence > 1 and s.from_state <> s.state) as state_changes,
     count(*) filter (where s.sequence > 1 and s.from_state = s.state) as other_updates,
     count(s.completion) as completions,
     count(s.completion) filter (
       where date_trunc('month', s.occurred_at at time zone 'Europe/Madrid') = '2016-03-01')
       as completions_in_march,
     count(*) filter (where s.from_category = 'CLOSED' and s.category <> 'CLOSED') as reopenings,
     count(*) filter (where s.completion = 1) as first_completions,
     avg(extract(epoch from s.occurred_at - c.opened_at)) filter (where s.completion = 1) / 3600
       as elapsed_mean_hours,
     percentile_cont(0.5) within group (order by extract(epoch from s.occurred_at - c.opened_at))
       filter (where s.completion = 1) / 3600 as elapsed_median_hours,
     count(distinct coalesce(s.queue, '')) as groups,
     count(distinct coalesce(s.agent, '')) as assignees,
     count(distinct coalesce(said.fields ->> 'category', '')) as categories,
     count(
       distinct (
         coalesce(said.fields ->> 'category', ''), coalesce(said.fields ->> 'subcategory', '')))
       as subcategories,
     count(*) filter (where said.fields ->> 'made_sla' = 'true') as rows_made_sla,
     count(*) filter (where (said.fields ->> 'reopen_count')::int > 0) as rows_reopen_count,
     count(said.fields ->> 'resolved_at') as rows_resolved_at,
     0 as rows_with_location,
     count(*) filter (where s.sequence = 1 and c.opened_at <> s.occurred_at) as opened_apart,
     count(*) filter (where s.sequence = 1 and s.state <> 'new') as not_begun_new
   from client.case_step s
   join client.work_case c on c.tenant_id = s.tenant_id and c.id = s.case_id
   cross join lateral
     (select r.fields from client.imported_row r
      where r.tenant_id = c.tenant_id and r.client_reference = c.client_reference
        and r.number <= s.sequence
      order by r.number desc limit 1) as said) as steps,
  (select
     count(*) as incidents,
     count(*) filter (where state = 'closed') as closed,
     count(*) filter (where priority = 1) as priority_1,
     count(*) filter (where priority = 2) as priority_2,
     count(*) filter (where priority = 3) as priority_3,
     count(*) filter (where priority = 4) as priority_4,
     count(*) filter (where imported ->> 'made_sla' = 'true') as made_sla,
     count(*) filter (where (imported ->> 'reopen_count')::int > 0) as reopen_count,
     count(imported ->> 'resolved_at') as resolved_at,
     percentile_cont(0.5) within group (
       order by extract(
         epoch from
         to_timestamp(imported ->> 'resolved_at', 'DD/MM/YYYY HH24:MI')::timestamp
           at time zone 'Europe/Madrid' - opened_at)) / 3600 as resolved_median_hours
   from client.work_case) as cases
