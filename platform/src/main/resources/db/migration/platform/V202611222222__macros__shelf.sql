-- What a client's people write again and again.
create table client.text_block (
  tenant_id   integer not null check (tenant_id > 0),
  number      bigint generated always as identity check (number > 0),
  shortcut    text not null check (shortcut ~ '^[a-z0-9-]{1,30}$'),
  title       text not null check (length(title) between 1 and 100),
  es          text not null check (length(es) <= 4000),
  ca          text not null check (length(ca) <= 4000),
  en          text not null check (length(en) <= 4000),
  used        bigint not null default 0,
  version     integer not null default 1,
  changed_at  timestamptz not null,
  changed_by  bigint,
  primary key (tenant_id, number),
  unique (tenant_id, shortcut)
);

-- What they do again and again: steps are kind, key and value.
create table client.macro (
  tenant_id   integer not null check (tenant_id > 0),
  number      bigint generated always as identity check (number > 0),
  name        text not null check (length(name) between 1 and 80),
  work_types  text[] not null,
  steps       jsonb not null,
  used        bigint not null default 0,
  version     integer not null default 1,
  changed_at  timestamptz not null,
  changed_by  bigint,
  primary key (tenant_id, number),
  unique (tenant_id, name)
);

call operator.seal('client.text_block');
call operator.seal('client.macro');
