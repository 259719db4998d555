-- History imports: the file in pieces, the job that reads it, what it refused, and what the
-- client's own columns are called. File and register of cases live as long as their job runs.
create table client.import_job (
  tenant_id        integer not null check (tenant_id > 0) references operator.tenant (id),
  id               bigint generated always as identity check (id > 0),
  file_name        text not null check (length(file_name) between 1 and 200),
  mode             text not null check (mode in ('DRY_RUN', 'ALL_OR_NOTHING', 'VALID_CASES')),
  state            text not null check (state in
    ('UPLOADING', 'QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  mapping          text not null,
  created_by       text not null,
  checking         boolean not null,
  cancel_requested boolean not null default false,
  rows_total       bigint not null default 0 check (rows_total >= 0),
  rows_read        bigint not null default 0 check (rows_read >= 0),
  cases            bigint not null default 0 check (cases >= 0),
  events           bigint not null default 0 check (events >= 0),
  state_changes    bigint not null default 0 check (state_changes >= 0),
  completions      bigint not null default 0 check (completions >= 0),
  known            bigint not null default 0 check (known >= 0),
  warnings         bigint not null default 0 check (warnings >= 0),
  refused_rows     bigint not null default 0 check (refused_rows >= 0),
  refused_cases    bigint not null default 0 check (refused_cases >= 0),
  problem          text,
  created_at       timestamptz not null,
  started_at       timestamptz,
  finished_at      timestamptz,
  primary key (tenant_id, id),
  check ((state in ('DONE', 'CANCELLED', 'FAILED')) = (finished_at is not null)),
  check (problem is null or state = 'FAILED')
);
-- One job of a client at a time: two would write the same cases.
create unique index import_job_running on client.import_job (tenant_id) where state = 'RUNNING';

create table client.import_chunk (
  tenant_id  integer not null check (tenant_id > 0),
  job_id     bigint not null,
  number     integer not null check (number >= 0),
  body       bytea not null check (length(body) between 1 and 1048576),
  primary key (tenant_id, job_id, number),
  foreign key (tenant_id, job_id) references client.import_job (tenant_id, id) on delete cascade
);
-- Files come compressed or are read once: compressing them again costs more than it saves.
alter table client.import_chunk alter column body set storage external;

-- The cases that a running job has dealt with: rows of one case must stand together.
create table client.import_case (
  tenant_id  integer not null check (tenant_id > 0),
  job_id     bigint not null,
  reference  text not null,
  primary key (tenant_id, job_id, reference),
  foreign key (tenant_id, job_id) references client.import_job (tenant_id, id) on delete cascade
);

create table client.import_refusal (
  tenant_id      integer not null check (tenant_id > 0),
  job_id         bigint not null,
  row_number     bigint not null check (row_number > 0),
  number         integer not null check (number > 0),
  column_name    text not null,
  warning        boolean not null,
  key            text not null,
  arguments      jsonb not null,
  reason         text not null,
  primary key (tenant_id, job_id, row_number, number),
  foreign key (tenant_id, job_id) references client.import_job (tenant_id, id) on delete cascade
);

-- What the client's own columns are called that came in with its past.
create table client.imported_field (
  tenant_id  integer not null check (tenant_id > 0) references operator.tenant (id),
  key        text not null check (key ~ '^[a-z][a-z0-9_-]{0,39}$'),
  label_es   text not null,
  label_ca   text not null,
  label_en   text not null,
  primary key (tenant_id, key)
);

-- What those columns said in a row of the file: one line for a case's first row and for each later
-- one that said something else. The case itself keeps what the last row said.
create table client.imported_row (
  tenant_id         integer not null check (tenant_id > 0) references operator.tenant (id),
  client_reference  text not null,
  number            integer not null check (number > 0),
  fields            jsonb not null,
  primary key (tenant_id, client_reference, number)
);

-- Requests that opened a case under a key of the caller's: the same key gives the same answer.
create table client.intake_key (
  tenant_id   integer not null check (tenant_id > 0) references operator.tenant (id),
  key         text not null check (length(key) between 1 and 100),
  digest      text not null,
  answer      jsonb,
  created_at  timestamptz not null,
  primary key (tenant_id, key)
);

call operator.seal('client.import_job');
call operator.seal('client.import_chunk');
call operator.seal('client.import_case');
call operator.seal('client.import_refusal');
call operator.seal('client.imported_field');
call operator.seal('client.imported_row');
call operator.seal('client.intake_key');

-- What is to be done by the product itself and when: the columns are db-scheduler's.
create table operator.scheduled_task (
  task_name             text not null,
  task_instance         text not null,
  task_data             bytea,
  execution_time        timestamptz not null,
  picked                boolean not null,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  integer,
  last_heartbeat        timestamptz,
  version               bigint not null,
  priority              smallint,
  primary key (task_name, task_instance)
);
create index scheduled_task_due on operator.scheduled_task (execution_time);
create index scheduled_task_alive on operator.scheduled_task (last_heartbeat);
grant select, insert, update, delete on operator.scheduled_task to trastienda_app;
