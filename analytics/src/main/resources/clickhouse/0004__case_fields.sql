-- What the row of an imported log said in the client's own columns that its mapping declares for
-- reports: codes by key, no customer data. Empty for live work and for facts from before.
alter table kpi.case_event
  add column if not exists fields Map(LowCardinality(String), String) codec(ZSTD(1)) after replayed
