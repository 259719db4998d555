-- Two schemas. client: everything of a client, each table behind row security. operator: the
-- operator's own tables, without customer data (a lint holds their columns against a list).
create schema if not exists client;
create schema if not exists operator;
grant usage on schema client, operator to trastienda_app, trastienda_relay, trastienda_backup, trastienda_ops;

-- What the owner creates from here on. operator tables are granted one by one.
alter default privileges in schema client grant select, insert, update, delete on tables to trastienda_app;
alter default privileges in schema client grant usage on sequences to trastienda_app;
alter default privileges in schema client grant select on tables to trastienda_backup;
alter default privileges in schema operator grant usage on sequences to trastienda_app;
alter default privileges in schema operator grant select on tables to trastienda_backup;

create table operator.tenant (
  id         integer generated always as identity primary key check (id > 0),
  slug       text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name       text not null check (length(name) between 1 and 120),
  prefix     text not null unique check (prefix ~ '^[A-Z]{2,5}$'),
  zone       text not null,
  locale     text not null,
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  colour     text not null,
  state      text not null check (state in
    ('PROSPECT', 'ONBOARDING', 'TRANSITION', 'LIVE', 'SUSPENDED', 'LEAVING', 'CLOSED')),
  home       text not null default 'pool',
  created_at timestamptz not null default now()
);
grant select, insert, update on operator.tenant to trastienda_app;
grant select on operator.tenant to trastienda_relay;

-- Puts a table of schema client behind the one policy there is. The comparison is bare, so that
-- the planner keeps the tenant's statistics; an unset or empty setting shows no row.
create procedure operator.seal(what regclass) language plpgsql set search_path = pg_catalog as $$
begin
  execute format('alter table %s enable row level security', what);
  execute format('alter table %s force row level security', what);
  execute format('create policy tenant_only on %s for all
    using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::integer)
    with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::integer)', what);
end $$;
revoke all on procedure operator.seal(regclass) from public;
