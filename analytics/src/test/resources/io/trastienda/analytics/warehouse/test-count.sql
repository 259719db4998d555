select count() as n, uniqExact(event_id) as ids, sum(completion_no > 0) as completed,
  quantileExactInclusive(0.5)(business_seconds) as median, max(occurred_at) as latest,
  toDate(max(occurred_at)) as day, any(reference) as reference, avgIf(business_seconds, completion_no > 9) as nothing
from kpi.case_event
where tenant_id = {tenant:UInt32}
