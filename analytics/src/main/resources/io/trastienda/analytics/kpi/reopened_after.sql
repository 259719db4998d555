  select
    again.case_id as case_id, again.reference as reference, again.seq as seq,
    again.occurred_at as occurred_at
  from
    (select case_id, reference, seq, occurred_at
     from kpi.case_event
     where tenant_id = {tenant:UInt32}
       and reopening = 1
       and occurred_at >= {from:DateTime64(3)} and occurred_at < {to:DateTime64(3)}) as again
    asof join
    (select case_id, seq, agent
     from kpi.case_event
     where tenant_id = {tenant:UInt32}
       and completion_no > 0) as done
    on done.case_id = again.case_id and again.seq > done.seq
  where done.agent = {agent:String}
