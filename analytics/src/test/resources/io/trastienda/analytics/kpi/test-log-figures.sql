-- The figures of an imported incident log, out of the facts.
select *
from
  (select
     count() as rows,
     countIf(seq = 1) as first_rows,
     countIf(seq > 1 and from_state <> state) as state_changes,
     countIf(seq > 1 and from_state = state) as other_updates,
     countIf(completion_no > 0) as completions,
     countIf(
       completion_no > 0
       and toYYYYMM(toTimeZone(occurred_at, 'Europe/Madrid')) = 201603) as completions_in_march,
     countIf(reopening = 1) as reopenings,
     countIf(completion_no = 1) as first_completions,
     avgIf(elapsed_seconds, completion_no = 1) / 3600 as elapsed_mean_hours,
     quantileExactInclusiveIf(0.5)(elapsed_seconds, completion_no = 1) / 3600 as elapsed_median_hours,
     uniqExact(queue) as groups,
     uniqExact(agent) as assignees,
     uniqExact(fields['category']) as categories,
     uniqExact(fields['category'], fields['subcategory']) as subcategories,
     countIf(fields['made_sla'] = 'true') as rows_made_sla,
     countIf(toInt32OrZero(fields['reopen_count']) > 0) as rows_reopen_count,
     countIf(fields['resolved_at'] <> '') as rows_resolved_at,
     countIf(mapContains(fields, 'location')) as rows_with_location,
     countIf(seq = 1 and opened_at <> occurred_at) as opened_apart,
     countIf(seq = 1 and state <> 'new') as not_begun_new
   from kpi.case_event
   where tenant_id = {tenant:UInt32}) as steps,
  (select
     count() as incidents,
     countIf(last.1 = 'closed') as closed,
     countIf(last.2 = 1) as priority_1,
     countIf(last.2 = 2) as priority_2,
     countIf(last.2 = 3) as priority_3,
     countIf(last.2 = 4) as priority_4,
     countIf(last.3['made_sla'] = 'true') as made_sla,
     countIf(toInt32OrZero(last.3['reopen_count']) > 0) as reopen_count,
     countIf(last.3['resolved_at'] <> '') as resolved_at,
     quantileExactInclusive(0.5)(
       dateDiff(
         'second',
         last.4,
         parseDateTimeInJodaSyntaxOrNull(
           last.3['resolved_at'], 'd/M/yyyy HH:mm', 'Europe/Madrid'))) / 3600
       as resolved_median_hours
   from
     (select case_id, argMax(tuple(state, priority, fields, opened_at), seq) as last
      from kpi.case_event
      where tenant_id = {tenant:UInt32}
      group by case_id)) as cases
