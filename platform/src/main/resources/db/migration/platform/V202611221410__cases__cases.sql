-- Cases, their steps, notes and the ledger in which their clocks stood still.
create sequence client.case_number increment by 50;

-- One row per client and year: the last reference given. Its lock is what makes references unique.
create table client.case_series (
  tenant_id  integer not null check (tenant_id > 0) references operator.tenant (id),
  year       integer not null,
  last       integer not null check (last between 1 and 999999999),
  primary key (tenant_id, year)
);

create table client.work_case (
  tenant_id             integer not null check (tenant_id > 0) references operator.tenant (id),
  id                    bigint not null check (id > 0),
  version               integer not null,
  reference             text not null,
  client_reference      text check (length(client_reference) between 1 and 100),
  title                 text not null check (length(title) between 1 and 200),
  work_type             text not null,
  work_type_version     integer not null,
  calendar_version      integer not null,
  service_level_version integer not null,
  state                 text not null,
  category              text not null check (category in ('OPEN', 'IN_PROGRESS', 'WAITING', 'CLOSED')),
  priority              integer not null check (priority between 1 and 4),
  queue                 text,
  agent                 text,
  channel               text,
  customer              text,
  outcome               text,
  park_reason           text,
  wakes_at              timestamptz,
  opened_at             timestamptz not null,
  due_at                timestamptz,
  closed_at             timestamptz,
  completions           integer not null check (completions >= 0),
  steps                 integer not null check (steps > 0),
  consumed_seconds      bigint not null check (consumed_seconds >= 0),
  stopped_since         timestamptz,
  fields                jsonb not null,
  imported              jsonb not null,
  ticked                jsonb not null,
  primary key (tenant_id, id),
  constraint work_case_reference unique (tenant_id, reference),
  constraint work_case_client_reference unique (tenant_id, client_reference),
  foreign key (tenant_id, work_type, work_type_version)
    references client.work_type_version (tenant_id, key, version),
  check ((category = 'CLOSED') = (closed_at is not null)),
  check ((category = 'CLOSED') = (stopped_since is not null))
);
create index work_case_newest on client.work_case (tenant_id, opened_at desc, id desc);
create index work_case_parked on client.work_case (tenant_id, wakes_at) where wakes_at is not null;

-- One row per fact; together they are the case's timeline. Never changed, never removed.
create table client.case_step (
  tenant_id         integer not null check (tenant_id > 0),
  case_id           bigint not null,
  sequence          integer not null check (sequence > 0),
  fact_id           uuid not null,
  kind              text not null,
  state             text not null,
  category          text not null,
  from_state        text,
  from_category     text,
  priority          integer not null,
  queue             text,
  agent             text,
  person_id         bigint,
  completion        integer check (completion > 0),
  outcome           text,
  business_seconds  bigint,
  elapsed_seconds   bigint,
  on_time           boolean,
  reason            text,
  change            text,
  due_at            timestamptz,
  occurred_at       timestamptz not null,
  recorded_at       timestamptz not null default clock_timestamp(),
  replayed          boolean not null,
  row_digest        text,
  primary key (tenant_id, case_id, sequence),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id),
  check (replayed = (row_digest is not null))
);
create index case_step_by_time on client.case_step (tenant_id, occurred_at);
revoke update, delete on client.case_step from trastienda_app;

create table client.case_note (
  tenant_id   integer not null check (tenant_id > 0),
  id          bigint generated always as identity,
  case_id     bigint not null,
  person_id   bigint,
  text        text not null check (length(text) between 1 and 4000),
  written_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id)
);
create index case_note_by_case on client.case_note (tenant_id, case_id, id);
revoke update, delete on client.case_note from trastienda_app;

-- Where a case's clock stood still: with a reason it was paused, without one it was closed.
create table client.pause (
  tenant_id  integer not null check (tenant_id > 0),
  case_id    bigint not null,
  number     integer not null check (number > 0),
  began_at   timestamptz not null,
  ended_at   timestamptz check (ended_at >= began_at),
  reason     text,
  primary key (tenant_id, case_id, number),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id)
);

call operator.seal('client.case_series');
call operator.seal('client.work_case');
call operator.seal('client.case_step');
call operator.seal('client.case_note');
call operator.seal('client.pause');
