-- The operator's queues over all clients. Keys, codes and times only: nothing of a customer.
create sequence operator.dispatch_fence;

create table operator.dispatch_item (
  tenant_id    integer not null references operator.tenant (id),
  case_id      bigint not null check (case_id > 0),
  reference    text not null,
  work_type    text not null,
  queue        text not null,
  skills       text[] not null default '{}',
  weight       integer not null default 1 check (weight > 0),
  priority     integer not null check (priority between 1 and 4),
  opened_at    timestamptz not null,
  due_at       timestamptz,
  state        text not null check (state in ('WAITING', 'HELD', 'PARKED')),
  -- Who holds it. leased_at and lease_until are real time, claimed_at is the time of the call.
  holder       bigint references operator.person (id),
  claimed_at   timestamptz,
  leased_at    timestamptz,
  lease_until  timestamptz,
  -- The last number given; it never comes back, not even when the case closes and opens again.
  fence        bigint not null default 0,
  parked_by    bigint references operator.person (id),
  wakes_at     timestamptz,
  -- The case's last step that is known here: an older one changes nothing.
  sequence     integer not null check (sequence > 0),
  replayed     boolean not null,
  primary key (tenant_id, case_id),
  check (num_nonnulls(holder, claimed_at, leased_at, lease_until) = case when state = 'HELD' then 4 else 0 end),
  check (lease_until >= leased_at)
) with (fillfactor = 80);
grant select, insert, update, delete on operator.dispatch_item to trastienda_app;

-- The candidates for the next case, each client and priority by itself: soonest due, then oldest.
create index dispatch_item_waiting on operator.dispatch_item (tenant_id, priority, due_at, opened_at)
  where state = 'WAITING';
create index dispatch_item_oldest on operator.dispatch_item (tenant_id, opened_at) where state = 'WAITING';
create index dispatch_item_holder on operator.dispatch_item (holder) where state = 'HELD';
create index dispatch_item_lease on operator.dispatch_item (lease_until) where state = 'HELD';
-- The lists that people see.
create index dispatch_item_due on operator.dispatch_item (tenant_id, due_at, opened_at, case_id);

-- Who serves whom is asked for each next case.
create index membership_by_person on operator.membership (person_id);

create table operator.presence (
  person_id  bigint primary key references operator.person (id),
  presence   text not null check (presence in ('ON_QUEUE', 'BREAK', 'OFF')),
  since      timestamptz not null
);
grant select, insert, update on operator.presence to trastienda_app;

-- What happened to holds besides the plain next case: person_id is whose hold it was.
create table operator.dispatch_log (
  id         bigint generated always as identity primary key,
  tenant_id  integer not null references operator.tenant (id),
  case_id    bigint not null,
  person_id  bigint not null references operator.person (id),
  actor      text not null,
  action     text not null check (action in ('PICKED', 'RELEASED', 'RESCUED', 'EXPIRED')),
  reason     text check (length(reason) between 1 and 200),
  logged_at  timestamptz not null
);
create index dispatch_log_by_case on operator.dispatch_log (tenant_id, case_id, id);
create index dispatch_log_by_person on operator.dispatch_log (person_id, id);
grant select, insert on operator.dispatch_log to trastienda_app;
