-- One row for each closed stretch of an agent's time on a client's queue.
create table if not exists kpi.agent_interval (
  tenant_id   UInt32,
  event_id    UUID,
  agent       LowCardinality(String),
  from_at     DateTime64(3, 'UTC') codec(Delta(8), ZSTD(1)),
  to_at       DateTime64(3, 'UTC') codec(Delta(8), ZSTD(1)),
  ms          UInt64 codec(T64, ZSTD(1)),
  recorded_at DateTime64(3, 'UTC') codec(Delta(8), ZSTD(1)),
  ingested_at DateTime64(3, 'UTC') default now64(3) codec(Delta(8), ZSTD(1)),
  k_part      UInt16,
  k_off       UInt64 codec(Delta(8), ZSTD(1)),
  constraint one_client check tenant_id > 0
) engine = MergeTree
partition by toYYYYMM(to_at)
order by (tenant_id, toStartOfHour(to_at), agent, event_id)
settings non_replicated_deduplication_window = 10000
