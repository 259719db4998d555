-- A client's prices, version by version. A published version never changes.
create table client.rate_card_version (
  tenant_id  integer not null check (tenant_id > 0) references operator.tenant (id),
  version    integer not null check (version > 0),
  valid_from date not null,
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null default now(),
  primary key (tenant_id, version),
  unique (tenant_id, valid_from)
);
call operator.seal('client.rate_card_version');
revoke update, delete on client.rate_card_version from trastienda_app;

-- Priority 0 is the price for every priority that has none of its own.
create table client.rate (
  tenant_id    integer not null check (tenant_id > 0),
  card_version integer not null,
  work_type    text not null check (work_type <> ''),
  priority     smallint not null check (priority between 0 and 4),
  unit_price   numeric(18, 9) not null check (unit_price >= 0),
  primary key (tenant_id, card_version, work_type, priority),
  foreign key (tenant_id, card_version) references client.rate_card_version (tenant_id, version)
);
call operator.seal('client.rate');
revoke update, delete on client.rate from trastienda_app;

-- The billable fact of one completion, written in the transaction of the completion. It says what
-- was done; what that costs follows from the rate card version valid on the day of completion.
create table client.metered_task (
  tenant_id         integer not null check (tenant_id > 0) references operator.tenant (id),
  id                bigint generated always as identity check (id > 0),
  fact_id           uuid not null,
  case_id           bigint not null check (case_id > 0),
  completion        integer not null check (completion > 0),
  reference         text not null,
  work_type         text not null,
  work_type_version integer not null check (work_type_version > 0),
  priority          smallint not null check (priority between 1 and 4),
  outcome           text,
  opened_at         timestamptz not null,
  completed_at      timestamptz not null,
  replayed          boolean not null,
  recorded_at       timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, fact_id),
  unique (tenant_id, case_id, completion)
);
call operator.seal('client.metered_task');
revoke update, delete on client.metered_task from trastienda_app;

-- Counts a month without touching the rows; walks a line in the order that shares out its cents.
create index metered_task_month on client.metered_task (tenant_id, completed_at)
  include (work_type, priority);
create index metered_task_line on client.metered_task
  (tenant_id, work_type, priority, completed_at, id);
