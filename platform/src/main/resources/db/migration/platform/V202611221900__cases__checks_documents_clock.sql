-- What issue 2 adds to a case: second persons, documents, evidence, and clocks that begin anew.
alter table client.work_case add column counts_from timestamptz;
alter table client.work_case add column first_action_at timestamptz;
alter table client.work_case add column evidence jsonb not null default '{}';

-- Forced row security hides every row from its owner too, so each client is bound in turn.
do $$
declare
  one integer;
begin
  for one in select id from operator.tenant loop
    perform set_config('app.tenant_id', one::text, true);
    update client.work_case set counts_from = opened_at where tenant_id = one;
    update client.work_case c set first_action_at = s.first_at
      from (select case_id, min(occurred_at) as first_at from client.case_step
            where tenant_id = one and category = 'IN_PROGRESS' group by case_id) s
      where c.tenant_id = one and c.id = s.case_id;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
alter table client.work_case alter column counts_from set not null;

-- One row per time that somebody asked for a second person; at most one open at a time.
create table client.case_check (
  tenant_id   integer not null check (tenant_id > 0),
  case_id     bigint not null,
  number      integer not null check (number > 0),
  maker       bigint not null,
  agent       text,
  asked_at    timestamptz not null,
  outcome     text not null,
  note        text not null check (length(note) <= 1000),
  checker     bigint check (checker <> maker),
  decided_at  timestamptz,
  agreed      boolean,
  answer      text check (length(answer) <= 1000),
  primary key (tenant_id, case_id, number),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id),
  check ((decided_at is null) = (checker is null)),
  check ((decided_at is null) = (agreed is null))
);
create unique index case_check_open on client.case_check (tenant_id, case_id)
  where decided_at is null;

-- Documents of a case; their bytes stay with them, behind the same wall.
create table client.case_document (
  tenant_id   integer not null check (tenant_id > 0),
  id          bigint generated always as identity,
  case_id     bigint not null,
  name        text not null check (length(name) between 1 and 120),
  media_type  text not null,
  size        integer not null check (size between 1 and 10485760),
  digest      text not null check (length(digest) = 64),
  person_id   bigint,
  added_at    timestamptz not null,
  bytes       bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id)
);
create index case_document_by_case on client.case_document (tenant_id, case_id, id);
revoke update, delete on client.case_document from trastienda_app;

call operator.seal('client.case_check');
call operator.seal('client.case_document');
