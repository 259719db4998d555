-- Completions that are metered and not priced, such as those of a part whose parent's price covers it.
alter table client.metered_task add column unbilled text;
drop index client.metered_task_month;
create index metered_task_month on client.metered_task (tenant_id, completed_at)
  include (work_type, priority, unbilled);
