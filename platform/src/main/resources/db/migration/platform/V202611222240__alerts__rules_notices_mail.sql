-- What somebody must be told, and whether he was. References, keys and percentages: nothing of a customer.
create table operator.alert_rule (
  id          bigint generated always as identity primary key,
  tenant_id   integer not null references operator.tenant (id),
  measure     text not null check (measure in ('FIRST_ACTION', 'RESOLUTION', 'TAIL')),
  percents    integer[] not null check (cardinality(percents) between 1 and 4 and percents <@ array[50, 75, 90, 100]),
  -- Only this work type or queue; null for all.
  work_type   text,
  queue       text,
  -- Everybody who holds this role for the client, and the persons of alert_rule_person.
  role        text check (role in ('AGENT', 'COORDINATOR', 'QUALITY', 'ACCOUNT_MANAGER')),
  by_mail     boolean not null,
  -- What was crossed before is not told.
  created_at  timestamptz not null,
  created_by  bigint references operator.person (id),
  ended_at    timestamptz
);
create index alert_rule_live on operator.alert_rule (tenant_id) where ended_at is null;
create table operator.alert_rule_person (
  rule_id     bigint not null references operator.alert_rule (id),
  person_id   bigint not null references operator.person (id),
  primary key (rule_id, person_id)
);
grant select, insert, update on operator.alert_rule to trastienda_app;
grant select, insert on operator.alert_rule_person to trastienda_app;

-- The step of an open case up to which its marks are known, and the plan that they come from: another
-- plan may be crossed again.
create table operator.alert_clock (
  tenant_id   integer not null references operator.tenant (id),
  case_id     bigint not null,
  sequence    integer not null,
  plan        text not null,
  planned_at  timestamptz not null,
  primary key (tenant_id, case_id)
);
-- When so many percent of a promise are used up, if the clock goes on as it does.
create table operator.alert_mark (
  tenant_id   integer not null,
  case_id     bigint not null,
  measure     text not null,
  percent     integer not null,
  falls_at    timestamptz not null,
  primary key (tenant_id, case_id, measure, percent),
  foreign key (tenant_id, case_id) references operator.alert_clock (tenant_id, case_id) on delete cascade
);
create index alert_mark_fallen on operator.alert_mark (tenant_id, falls_at);
grant select, insert, update, delete on operator.alert_clock, operator.alert_mark to trastienda_app;

-- The ledger: each rule tells each crossing of a plan once.
create table operator.alert_told (
  rule_id     bigint not null references operator.alert_rule (id),
  tenant_id   integer not null references operator.tenant (id),
  case_id     bigint not null,
  measure     text not null,
  percent     integer not null,
  plan        text not null,
  told_at     timestamptz not null,
  primary key (tenant_id, case_id, rule_id, measure, percent, plan)
);
create index alert_told_by_time on operator.alert_told (told_at);
grant select, insert, delete on operator.alert_told to trastienda_app;

-- One mail tells one person everything of one sweep. Sent at least once; its message number never changes.
create table operator.alert_mail (
  id          bigint generated always as identity primary key,
  person_id   bigint not null references operator.person (id),
  message     uuid not null unique default gen_random_uuid(),
  state       text not null check (state in ('WAITING', 'SENT', 'DEAD')),
  tries       integer not null default 0 check (tries >= 0),
  next_at     timestamptz not null,
  created_at  timestamptz not null,
  ended_at    timestamptz,
  error       text check (length(error) <= 500),
  check ((state = 'WAITING') = (ended_at is null))
);
create index alert_mail_waiting on operator.alert_mail (next_at) where state = 'WAITING';
create index alert_mail_by_time on operator.alert_mail (created_at);
-- Every try, whatever came of it.
create table operator.alert_mail_try (
  mail_id     bigint not null references operator.alert_mail (id) on delete cascade,
  number      integer not null check (number > 0),
  tried_at    timestamptz not null,
  error       text check (length(error) <= 500),
  primary key (mail_id, number)
);
grant select, insert, update, delete on operator.alert_mail to trastienda_app;
grant select, insert, delete on operator.alert_mail_try to trastienda_app;

-- What a person was told in the application.
create table operator.alert_notice (
  id          bigint generated always as identity primary key,
  person_id   bigint not null references operator.person (id),
  tenant_id   integer not null references operator.tenant (id),
  case_id     bigint not null,
  reference   text not null,
  work_type   text not null,
  measure     text not null,
  percent     integer not null,
  plan        text not null,
  by_mail     boolean not null,
  told_at     timestamptz not null,
  read_at     timestamptz,
  mail_id     bigint references operator.alert_mail (id),
  unique (person_id, tenant_id, case_id, measure, percent, plan)
);
create index alert_notice_by_person on operator.alert_notice (person_id, id desc);
create index alert_notice_unread on operator.alert_notice (person_id) where read_at is null;
create index alert_notice_unmailed on operator.alert_notice (told_at) where by_mail and mail_id is null;
create index alert_notice_of_mail on operator.alert_notice (mail_id);
grant select, insert, update, delete on operator.alert_notice to trastienda_app;
