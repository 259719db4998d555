-- What a client's cases are worked by. A published version never changes: the application can add
-- versions and cannot touch one.
create table client.calendar_version (
  tenant_id     integer not null check (tenant_id > 0) references operator.tenant (id),
  key           text not null check (length(key) between 1 and 60),
  version       integer not null check (version > 0),
  definition    jsonb not null,
  published_at  timestamptz not null,
  primary key (tenant_id, key, version)
);
create table client.service_level_version (
  tenant_id     integer not null check (tenant_id > 0) references operator.tenant (id),
  key           text not null check (length(key) between 1 and 60),
  version       integer not null check (version > 0),
  definition    jsonb not null,
  published_at  timestamptz not null,
  primary key (tenant_id, key, version)
);
-- A work type names its calendar and service level by key: new cases take their newest versions.
create table client.work_type_version (
  tenant_id          integer not null check (tenant_id > 0) references operator.tenant (id),
  key                text not null check (key ~ '^[a-z0-9-]{2,40}$'),
  version            integer not null check (version > 0),
  definition         jsonb not null,
  calendar           text not null,
  calendar_from      integer not null,
  service_level      text not null,
  service_level_from integer not null,
  published_at       timestamptz not null,
  primary key (tenant_id, key, version),
  foreign key (tenant_id, calendar, calendar_from)
    references client.calendar_version (tenant_id, key, version),
  foreign key (tenant_id, service_level, service_level_from)
    references client.service_level_version (tenant_id, key, version)
);
revoke update, delete on client.calendar_version, client.service_level_version, client.work_type_version
  from trastienda_app;

call operator.seal('client.calendar_version');
call operator.seal('client.service_level_version');
call operator.seal('client.work_type_version');
