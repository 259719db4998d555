-- Relations of cases, cases handed over with a note, parts that are not billed, cases that are now
-- another one's, and the customer whose case it is as a key to find others by.
alter table client.work_case
  add column customer_key text,
  -- Why its completions are metered and not priced; null for what is priced.
  add column unbilled text check (unbilled in ('PART_OF_PARENT')),
  add column merged_into bigint check (merged_into <> id),
  -- The client's reference as people mistype it: without case, spaces and signs.
  add column client_reference_key text
    generated always as (regexp_replace(lower(client_reference), '[^a-z0-9]', '', 'g')) stored,
  add constraint work_case_merged_into foreign key (tenant_id, merged_into)
    references client.work_case (tenant_id, id);

-- Forced row security hides every row from its owner too, so each client is bound in turn.
do $$
declare
  one integer;
begin
  for one in select id from operator.tenant loop
    perform set_config('app.tenant_id', one::text, true);
    update client.work_case c set customer_key = nullif(lower(btrim(coalesce(
        (select c.fields ->> (field ->> 'key')
          from client.work_type_version v cross join lateral jsonb_array_elements(v.definition -> 'fields') field
          where v.tenant_id = one and v.key = c.work_type and v.version = c.work_type_version
            and field ->> 'type' = 'CUSTOMER' and c.fields ? (field ->> 'key') limit 1),
        c.customer))), '')
      where tenant_id = one;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
create index work_case_customer on client.work_case (tenant_id, customer_key, opened_at desc)
  where customer_key is not null;
create index work_case_reference_key on client.work_case (tenant_id, client_reference_key)
  where client_reference_key is not null;
create index work_case_merged on client.work_case (tenant_id, merged_into) where merged_into is not null;

-- What one case is to another of the same client, read from `from_case`; a relation that was taken
-- back stays as history.
create table client.case_relation (
  tenant_id  integer not null check (tenant_id > 0),
  id         bigint generated always as identity,
  kind       text not null check (kind in ('RELATES_TO', 'BLOCKS', 'DUPLICATE_OF', 'PARENT_OF', 'MERGED_INTO')),
  from_case  bigint not null,
  to_case    bigint not null check (to_case <> from_case),
  made_by    bigint,
  made_at    timestamptz not null,
  ended_by   bigint,
  ended_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, from_case) references client.work_case (tenant_id, id),
  foreign key (tenant_id, to_case) references client.work_case (tenant_id, id),
  -- What has no direction is kept with the older case first.
  check (kind <> 'RELATES_TO' or from_case < to_case),
  check (kind <> 'MERGED_INTO' or ended_at is null)
);
create unique index case_relation_once on client.case_relation (tenant_id, from_case, to_case, kind)
  where ended_at is null;
create unique index case_relation_one_parent on client.case_relation (tenant_id, to_case)
  where ended_at is null and kind = 'PARENT_OF';
create index case_relation_from on client.case_relation (tenant_id, from_case);
create index case_relation_to on client.case_relation (tenant_id, to_case);

-- One row per time that a case was handed over, to one person or back to its queue.
create table client.case_handover (
  tenant_id    integer not null check (tenant_id > 0),
  case_id      bigint not null,
  number       integer not null check (number > 0),
  from_person  bigint not null,
  to_person    bigint check (to_person <> from_person),
  note         text not null check (length(note) between 1 and 1000),
  handed_at    timestamptz not null,
  undone_at    timestamptz,
  primary key (tenant_id, case_id, number),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id)
);

call operator.seal('client.case_relation');
call operator.seal('client.case_handover');
revoke delete on client.case_relation, client.case_handover from trastienda_app;
