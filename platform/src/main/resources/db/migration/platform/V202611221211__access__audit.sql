-- One row per call that entered a service. The application can only add; not even the owner
-- changes a row.
create table operator.audit_entry (
  id           bigint generated always as identity primary key,
  recorded_at  timestamptz not null default clock_timestamp(),
  tenant_id    integer,
  actor        text not null,
  correlation  uuid not null,
  operation    text not null,
  outcome      text not null check (outcome in ('DONE', 'REFUSED', 'FAILED')),
  detail       text
);
create index audit_entry_by_tenant on operator.audit_entry (tenant_id, recorded_at);
grant insert on operator.audit_entry to trastienda_app;

create function operator.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on operator.audit_entry
  for each statement execute function operator.refuse_change();
