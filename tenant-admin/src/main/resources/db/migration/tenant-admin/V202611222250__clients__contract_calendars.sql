-- A client may have several calendars: the contract points to a version of each.
alter table client.contract_version
  add column calendars jsonb not null default '{}' check (jsonb_typeof(calendars) = 'object');

-- Row security is forced on the owner too: each client in turn.
do $$
declare
  one integer;
begin
  for one in select id from operator.tenant loop
    perform set_config('app.tenant_id', one::text, true);
    update client.contract_version set calendars = jsonb_build_object('standard', calendar_version)
     where calendar_version is not null;
  end loop;
  perform set_config('app.tenant_id', '', true);
end
$$;

alter table client.contract_version drop column calendar_version, alter column calendars drop default;
