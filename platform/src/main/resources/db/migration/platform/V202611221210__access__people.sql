-- People, and what each may do for which client. Three sides, and nobody stands on two:
-- OPERATOR runs the platform and has no membership, STAFF works for any number of clients,
-- CLIENT belongs to exactly one client. The foreign keys of membership hold that.
create table operator.person (
  id             bigint generated always as identity primary key check (id > 0),
  email          text not null unique check (email = lower(email) and length(email) between 3 and 254),
  name           text not null check (length(name) between 1 and 120),
  locale         text not null,
  theme          text not null default 'system' check (theme in ('light', 'dark', 'system')),
  density        text not null default 'comfortable' check (density in ('compact', 'comfortable', 'roomy')),
  password_hash  text not null,
  administrator  boolean not null,
  client_tenant  integer references operator.tenant (id),
  side           text generated always as (case
    when administrator then 'OPERATOR'
    when client_tenant is null then 'STAFF'
    else 'CLIENT' end) stored,
  disabled       boolean not null default false,
  created_at     timestamptz not null default now(),
  check (not (administrator and client_tenant is not null)),
  unique (id, side),
  unique (id, client_tenant)
);
grant select, insert, update on operator.person to trastienda_app;

create table operator.membership (
  id             bigint generated always as identity primary key,
  person_id      bigint not null,
  tenant_id      integer not null references operator.tenant (id),
  role           text not null check (role in ('AGENT', 'COORDINATOR', 'QUALITY', 'ACCOUNT_MANAGER', 'FINANCE',
    'CLIENT_ADMINISTRATOR', 'CLIENT_REQUESTER', 'CLIENT_APPROVER', 'CLIENT_VIEWER')),
  side           text generated always as (case when role like 'CLIENT\_%' then 'CLIENT' else 'STAFF' end) stored,
  client_person  bigint generated always as (case when role like 'CLIENT\_%' then person_id end) stored,
  valid_from     timestamptz not null default now(),
  valid_until    timestamptz,
  check (valid_until >= valid_from),
  foreign key (person_id, side) references operator.person (id, side),
  foreign key (client_person, tenant_id) references operator.person (id, client_tenant)
);
create unique index membership_open on operator.membership (person_id, tenant_id, role) where valid_until is null;
create index membership_by_tenant on operator.membership (tenant_id, person_id);
grant select, insert, update on operator.membership to trastienda_app;

-- The name by which a client's people know somebody of the staff; once given it stays.
create table operator.agent_code (
  tenant_id      integer not null references operator.tenant (id),
  person_id      bigint not null references operator.person (id),
  number         integer not null check (number > 0),
  agent_code     text not null,
  primary key (tenant_id, person_id),
  unique (tenant_id, number),
  unique (tenant_id, agent_code)
);
grant select, insert on operator.agent_code to trastienda_app;

-- API keys: 32 random bytes need no slow hash; the key itself is nowhere.
create table operator.api_key (
  id             bigint generated always as identity primary key check (id > 0),
  name           text not null check (length(name) between 1 and 40),
  key_hash       text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  role           text not null check (role in ('AGENT', 'COORDINATOR', 'QUALITY', 'ACCOUNT_MANAGER', 'FINANCE',
    'CLIENT_ADMINISTRATOR', 'CLIENT_REQUESTER', 'CLIENT_APPROVER', 'CLIENT_VIEWER')),
  created_at     timestamptz not null default now(),
  revoked_at     timestamptz
);
create table operator.api_key_tenant (
  key_id         bigint not null references operator.api_key (id),
  tenant_id      integer not null references operator.tenant (id),
  primary key (key_id, tenant_id)
);
grant select, insert, update on operator.api_key to trastienda_app;
grant select, insert on operator.api_key_tenant to trastienda_app;

-- Tries to sign in, for throttling. The account is a hash: people type passwords into the wrong field.
create table operator.sign_in_try (
  id             bigint generated always as identity primary key,
  account_hash   text not null,
  address        text not null,
  tried_at       timestamptz not null default clock_timestamp(),
  wrong          boolean not null default true
);
create index sign_in_try_by_account on operator.sign_in_try (account_hash, tried_at) where wrong;
create index sign_in_try_by_address on operator.sign_in_try (address, tried_at) where wrong;
create index sign_in_try_by_time on operator.sign_in_try (tried_at);
grant select, insert, update, delete on operator.sign_in_try to trastienda_app;
