-- One row for each step in the life of a case. Immutable, exactly once, no customer data.
create table if not exists kpi.case_event (
  tenant_id         UInt32,
  occurred_at       DateTime64(3, 'UTC') codec(Delta(8), ZSTD(1)),
  event_id          UUID,
  kind              LowCardinality(String),
  case_id           UInt64,
  reference         String,
  seq               UInt32,
  work_type         LowCardinality(String),
  work_type_version UInt16,
  priority          UInt8,
  queue             LowCardinality(String),
  agent             LowCardinality(String),
  channel           LowCardinality(String),
  state             LowCardinality(String),
  category          LowCardinality(String),
  from_state        LowCardinality(String),
  from_category     LowCardinality(String),
  opened_at         DateTime64(3, 'UTC') codec(Delta(8), ZSTD(1)),
  due_at            Nullable(DateTime64(3, 'UTC')),
  completion_no     UInt16,
  outcome           LowCardinality(String),
  business_seconds  Int64 codec(T64, ZSTD(1)),
  elapsed_seconds   Int64 codec(T64, ZSTD(1)),
  on_time           Nullable(UInt8),
  reopening         UInt8,
  reason            LowCardinality(String),
  replayed          UInt8,
  recorded_at       DateTime64(3, 'UTC') codec(Delta(8), ZSTD(1)),
  ingested_at       DateTime64(3, 'UTC') default now64(3) codec(Delta(8), ZSTD(1)),
  k_part            UInt16,
  k_off             UInt64 codec(Delta(8), ZSTD(1)),
  constraint one_client check tenant_id > 0
) engine = MergeTree
partition by toYYYYMM(occurred_at)
order by (tenant_id, toStartOfHour(occurred_at), case_id, seq)
settings non_replicated_deduplication_window = 10000
