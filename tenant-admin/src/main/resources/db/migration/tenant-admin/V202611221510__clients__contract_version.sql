-- What a client's contract says at one time: pointers to published versions, never a copy of them.
-- A version never changes; whatever is published next makes the next one.
create table client.contract_version (
  tenant_id         integer not null check (tenant_id > 0) references operator.tenant (id),
  version           integer not null check (version > 0),
  valid_from        date not null,
  calendar_version  integer check (calendar_version > 0),
  work_types        jsonb not null check (jsonb_typeof(work_types) = 'object'),
  service_levels    jsonb not null check (jsonb_typeof(service_levels) = 'object'),
  rate_card_version integer check (rate_card_version > 0),
  created_at        timestamptz not null default now(),
  primary key (tenant_id, version)
);
call operator.seal('client.contract_version');
revoke update, delete on client.contract_version from trastienda_app;
