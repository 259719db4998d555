-- What an agent must be able to do, and who can: per operator, for all clients. A skill binds from the
-- day the operator keeps it here; what a work type names beyond that is asked of nobody.
create table operator.skill (
  skill       text primary key check (skill ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'),
  created_at  timestamptz not null
);
create table operator.person_skill (
  person_id   bigint not null references operator.person (id),
  skill       text not null references operator.skill (skill),
  level       integer not null check (level between 1 and 5),
  granted_at  timestamptz not null,
  primary key (person_id, skill)
);
-- How much an agent takes at once and may set aside, in weights of work types; without a row the settings.
create table operator.agent_capacity (
  person_id   bigint primary key references operator.person (id),
  max_active  integer not null check (max_active between 1 and 1000),
  max_parked  integer not null check (max_parked between 0 and 10000)
);
-- How much of an agent's day a client may have at most, and whether the agent is there for this client first.
create table operator.agent_share (
  person_id   bigint not null references operator.person (id),
  tenant_id   integer not null references operator.tenant (id),
  max_share   integer not null check (max_share between 1 and 100),
  dedicated   boolean not null,
  primary key (person_id, tenant_id)
);
-- What agents with a share took of each client today, in weights.
create table operator.agent_taken (
  person_id   bigint not null,
  day         date not null,
  tenant_id   integer not null,
  weight      integer not null check (weight > 0),
  primary key (person_id, day, tenant_id)
);
-- How many hours of waiting a client's cases count more than others'.
create table operator.client_weight (
  tenant_id   integer primary key references operator.tenant (id),
  hours       integer not null check (hours between 0 and 24)
);
-- Whether agents may pick from a queue by hand; without a row the setting.
create table operator.queue_rule (
  tenant_id   integer not null references operator.tenant (id),
  queue       text not null,
  manual_pick boolean not null,
  primary key (tenant_id, queue)
);
-- Whom a case is not offered to again for a while.
create table operator.dispatch_pass (
  person_id   bigint not null references operator.person (id),
  tenant_id   integer not null references operator.tenant (id),
  case_id     bigint not null,
  until       timestamptz not null,
  primary key (person_id, tenant_id, case_id)
);
create index dispatch_pass_over on operator.dispatch_pass (until);
-- All cases of a client that ask the same of an agent stand in one lane: who may have the first of a lane
-- may have any, so that nobody reads past cases that are not for him.
create table operator.dispatch_lane (
  id          integer generated always as identity primary key,
  tenant_id   integer not null references operator.tenant (id),
  skills      text[] not null,
  levels      integer[] not null,
  relax       integer[] not null,
  weight      integer not null check (weight > 0),
  unique (tenant_id, skills, levels, relax, weight),
  check (cardinality(skills) = cardinality(levels) and cardinality(skills) = cardinality(relax))
);
grant select, insert on operator.skill, operator.dispatch_lane to trastienda_app;
grant select, insert, update, delete on operator.person_skill, operator.agent_capacity, operator.agent_share,
  operator.agent_taken, operator.client_weight, operator.queue_rule, operator.dispatch_pass to trastienda_app;

alter table operator.dispatch_item
  add column lane integer,
  -- A coordinator's own, instead of the case's.
  add column override_priority integer check (override_priority between 1 and 4),
  -- Since when it waits: since its opening, or since a client's past was imported.
  add column aged_from timestamptz,
  -- As if it had waited since: each step of priority counts as 24 hours.
  add column rank_from timestamptz,
  add column relaxes boolean not null default false,
  -- Kept for one agent until then; offered if that agent was asked.
  add column preferred bigint,
  add column preferred_until timestamptz,
  add column offered_at timestamptz;
insert into operator.dispatch_lane(tenant_id, skills, levels, relax, weight)
  select distinct tenant_id, skills, array_fill(1, array[cardinality(skills)]),
    array_fill(0, array[cardinality(skills)]), weight from operator.dispatch_item;
update operator.dispatch_item d set
  lane = (select l.id from operator.dispatch_lane l
    where l.tenant_id = d.tenant_id and l.skills = d.skills and l.weight = d.weight),
  aged_from = opened_at, rank_from = opened_at - (4 - priority) * interval '24 hours';
alter table operator.dispatch_item
  alter column lane set not null, alter column aged_from set not null, alter column rank_from set not null,
  drop column skills,
  add check ((preferred is null) = (preferred_until is null)),
  add check (preferred is null or state = 'WAITING'),
  add check (offered_at is null or preferred is not null);

-- The candidates of each lane: those that count most by age and priority, those that are due first,
-- and, where skills relax, those that wait longest. Kept ones have lists of their own.
drop index operator.dispatch_item_waiting;
drop index operator.dispatch_item_oldest;
create index dispatch_item_rank on operator.dispatch_item (lane, rank_from)
  where state = 'WAITING' and preferred is null;
create index dispatch_item_soonest on operator.dispatch_item (lane, due_at)
  where state = 'WAITING' and preferred is null and due_at is not null;
create index dispatch_item_relaxing on operator.dispatch_item (lane, aged_from)
  where state = 'WAITING' and preferred is null and relaxes;
create index dispatch_item_preferred on operator.dispatch_item (preferred) where preferred is not null;
create index dispatch_item_kept on operator.dispatch_item (preferred_until) where preferred is not null;

-- When somebody's screen was last heard of.
alter table operator.presence add column heard_at timestamptz not null default now();

alter table operator.dispatch_log drop constraint dispatch_log_action_check;
alter table operator.dispatch_log add constraint dispatch_log_action_check check (action in (
  'PICKED', 'RELEASED', 'RESCUED', 'EXPIRED', 'SKIPPED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'ASSIGNED',
  'ABSENT', 'OVERRIDDEN'));

create index dispatch_item_parked on operator.dispatch_item (parked_by) where state = 'PARKED';
