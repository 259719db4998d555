select work_type, count() as n from kpi.case_event
where tenant_id = {tenant:UInt32} and work_type = {workType:String}
  and occurred_at >= {from:DateTime64(3)} and occurred_at < {to:DateTime64(3)}
group by work_type
