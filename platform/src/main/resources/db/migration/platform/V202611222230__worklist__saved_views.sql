-- What people look at again and again in the queues. Keys, numbers and codes, and a short name: a view keeps no
-- word that was searched for, so that nothing of a client's customers comes here (ADR 13).
create table operator.queue_view (
  id          bigint generated always as identity primary key,
  owner       bigint not null references operator.person (id),
  -- PERSONAL: the owner's. TEAM: agents and coordinators of the client. CLIENT: all staff of the client.
  scope       text not null check (scope in ('PERSONAL', 'TEAM', 'CLIENT')),
  tenant_id   integer references operator.tenant (id),
  -- No @ and no long number: no e-mail address, telephone or invoice number.
  name        text not null check (length(name) between 1 and 40 and name !~ '[[:cntrl:]@]|[0-9]{5}'),
  position    integer not null,
  clients     integer[] not null,
  states      text[] not null check (states <@ array['WAITING', 'HELD', 'PARKED']),
  work_type   text check (work_type ~ '^[a-z0-9-]{2,40}$'),
  priority    integer check (priority between 1 and 4),
  overdue     boolean not null,
  due_soon    boolean not null,
  mine        boolean not null,
  sort        text not null check (sort in ('LEVEL', 'AGE', 'NEWEST', 'PRIORITY')),
  columns     text[] not null check (columns <@ array['CLIENT', 'PRIORITY', 'QUEUE', 'AGE', 'LEVEL', 'HOLDER']),
  version     integer not null default 1,
  removed_at  timestamptz,
  check ((scope = 'PERSONAL') = (tenant_id is null)),
  -- What is shared at one client names no other.
  check (scope = 'PERSONAL' or clients = array[tenant_id])
);
create unique index queue_view_name on operator.queue_view (scope, coalesce(tenant_id, 0), lower(name),
  (case when scope = 'PERSONAL' then owner end)) nulls not distinct where removed_at is null;
create index queue_view_owner on operator.queue_view (owner);
create index queue_view_tenant on operator.queue_view (tenant_id) where tenant_id is not null;
grant select, insert, update, delete on operator.queue_view to trastienda_app;

-- Whether keys without Ctrl or Alt do something on this person's screens (WCAG 2.1.4).
alter table operator.person add column single_keys boolean not null default true;
