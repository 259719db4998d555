-- Time at cases, as their pages told it: pieces of one person never overlap.
create table client.handling_interval (
  tenant_id  integer not null check (tenant_id > 0),
  id         uuid not null,
  case_id    bigint not null,
  person_id  bigint not null,
  agent      text not null,
  fence      bigint not null,
  from_at    timestamptz not null,
  to_at      timestamptz not null check (to_at > from_at),
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id)
);
create index handling_interval_by_case on client.handling_interval (tenant_id, case_id);
revoke update, delete on client.handling_interval from trastienda_app;

-- What people want to be added or taken away, and what a second person said.
create table client.handling_correction (
  tenant_id   integer not null check (tenant_id > 0),
  number      bigint generated always as identity check (number > 0),
  case_id     bigint not null,
  person_id   bigint not null,
  agent       text not null,
  seconds     integer not null check (seconds <> 0 and abs(seconds) <= 28800),
  reason      text not null check (length(reason) between 1 and 500),
  asked_at    timestamptz not null,
  decider     bigint check (decider <> person_id),
  decided_at  timestamptz,
  approved    boolean,
  answer      text check (length(answer) <= 500),
  primary key (tenant_id, number),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id),
  check ((decided_at is null) = (decider is null)),
  check ((decided_at is null) = (approved is null))
);
create unique index handling_correction_open on client.handling_correction (tenant_id, case_id, person_id)
  where decided_at is null;
create index handling_correction_by_case on client.handling_correction (tenant_id, case_id);
create index handling_correction_waiting on client.handling_correction (tenant_id, asked_at)
  where decided_at is null;

call operator.seal('client.handling_interval');
call operator.seal('client.handling_correction');

-- One row a person, over all clients: up to when time at cases was counted, how much that was, and
-- how much of it was taken off the time on the queue.
create table operator.handling_mark (
  person_id   bigint primary key references operator.person (id),
  counted_to  timestamptz not null,
  handled_ms  bigint not null check (handled_ms >= 0),
  settled_ms  bigint not null check (settled_ms between 0 and handled_ms)
) with (fillfactor = 80);
grant select, insert, update on operator.handling_mark to trastienda_app;
