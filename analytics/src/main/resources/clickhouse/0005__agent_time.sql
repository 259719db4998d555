-- Pieces of an agent's time lie beside the stretches of holding a case; those have no activity.
alter table kpi.agent_interval
  add column if not exists activity LowCardinality(String) after ms,
  add column if not exists case_id UInt64 after activity,
  add column if not exists reference String after case_id,
  add column if not exists work_type LowCardinality(String) after reference,
  add column if not exists priority UInt8 after work_type,
  add column if not exists counted_ms Int64 codec(T64, ZSTD(1)) after priority
