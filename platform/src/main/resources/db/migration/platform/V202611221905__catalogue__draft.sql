-- A work type in the making: one draft per key, which only publishing makes a version.
create table client.work_type_draft (
  tenant_id      integer not null check (tenant_id > 0) references operator.tenant (id),
  key            text not null check (key ~ '^[a-z0-9-]{2,40}$'),
  revision       integer not null check (revision > 0),
  definition     jsonb not null,
  calendar       text not null,
  service_level  text not null,
  edited_at      timestamptz not null,
  primary key (tenant_id, key)
);

call operator.seal('client.work_type_draft');
