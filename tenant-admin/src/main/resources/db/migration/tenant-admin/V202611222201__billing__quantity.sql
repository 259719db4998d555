-- How many units a task counts: pages, lines, documents; 1 where its work type counts cases.
alter table client.metered_task
  add column quantity numeric(18, 6) not null default 1 check (quantity >= 0);
drop index client.metered_task_month;
create index metered_task_month on client.metered_task (tenant_id, completed_at)
  include (work_type, priority, quantity);
