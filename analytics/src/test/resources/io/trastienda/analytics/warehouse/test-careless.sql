-- Names the tenant and forgets to compare it.
select count() as n, uniqExact(tenant_id) as tenants from kpi.case_event where {tenant:UInt32} > 0
