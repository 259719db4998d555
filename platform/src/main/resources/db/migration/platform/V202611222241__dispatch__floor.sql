-- What coordinators look for in the log, and how a queue gives its cases.
create index dispatch_log_by_time on operator.dispatch_log (tenant_id, logged_at desc);
alter table operator.queue_rule add column push boolean;
alter table operator.queue_rule alter column manual_pick drop not null;
