-- What went from Kafka into ClickHouse. A batch is written down as pending before it is inserted
-- and as done after it; a pending one is inserted again exactly, under the same token, which
-- ClickHouse drops if it has it already. This is the position of the ingest: Kafka keeps none.
create table operator.ingest_ledger (
  topic_id text not null,
  part     integer not null check (part >= 0),
  from_off bigint not null check (from_off >= 0),
  to_off   bigint not null check (to_off >= from_off),
  batch    uuid not null,
  epoch    integer not null,
  last_xid xid8 not null,
  last_id  bigint not null,
  rows     integer not null check (rows >= 0),
  state    char(1) not null check (state in ('P', 'D', 'L')),
  at       timestamptz not null default clock_timestamp(),
  primary key (topic_id, part, from_off)
);
comment on column operator.ingest_ledger.state is 'P pending, D done, L lost: the topic was made anew before the batch was done';
create index ingest_ledger_pending on operator.ingest_ledger (batch) where state = 'P';
grant select, insert, update, delete on operator.ingest_ledger to trastienda_app;

-- Records that are no fact we know: where they lie, never what they say.
create table operator.dead_letter (
  topic_id text not null,
  part     integer not null,
  off      bigint not null,
  topic    text not null,
  reason   text not null,
  bytes    integer not null,
  at       timestamptz not null default clock_timestamp(),
  primary key (topic_id, part, off)
);
grant select, insert, delete on operator.dead_letter to trastienda_app;

-- Up to when every fact that was recorded is in ClickHouse.
create table operator.ingest_progress (
  singleton   boolean primary key default true check (singleton),
  complete_to timestamptz not null default '-infinity'
);
insert into operator.ingest_progress default values;
grant select, update on operator.ingest_progress to trastienda_app;

-- The versions of ClickHouse's own schema.
create table operator.warehouse_migration (
  version  text primary key,
  checksum text not null,
  state    char(1) not null check (state in ('P', 'D')),
  ms       integer not null default 0,
  at       timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on operator.warehouse_migration to trastienda_app;
