-- Facts, written in the transaction of the change they tell of and carried to Kafka by the relay.
-- The application may add rows and nothing else; only the relay reads them. The payload is the
-- CloudEvent exactly as it is sent: ids, keys and codes, no customer data.
create table operator.outbox (
  xid         xid8 not null default pg_current_xact_id(),
  id          bigint generated always as identity,
  event_id    uuid not null,
  tenant_id   integer not null check (tenant_id > 0),
  type        text not null,
  key         text not null,
  payload     text not null,
  recorded_at timestamptz not null default clock_timestamp()
) partition by range (recorded_at);

-- The order of the relay: by transaction, then by number. Numbers alone commit out of order.
create index outbox_in_order on operator.outbox (xid, id);

-- A row always finds a home, even if nobody made the day's partition in time.
create table operator.outbox_default partition of operator.outbox default;

revoke all on operator.outbox, operator.outbox_default from trastienda_app;
grant insert on operator.outbox to trastienda_app;
grant select on operator.outbox, operator.outbox_default to trastienda_relay;

-- How far the relay has come. complete_to: everything committed before it is in Kafka.
create table operator.relay_cursor (
  singleton   boolean primary key default true check (singleton),
  epoch       integer not null default 1 check (epoch > 0),
  xid         xid8 not null default '0',
  outbox_id   bigint not null default 0,
  complete_to timestamptz not null default '-infinity',
  moved_at    timestamptz not null default now()
);
insert into operator.relay_cursor default values;
grant select, update on operator.relay_cursor to trastienda_relay;
grant select on operator.relay_cursor to trastienda_app;

-- Makes the partitions of the next two weeks, sets those aside whose 7 days are over and whose
-- rows the relay has all sent, and drops what was set aside when its 90 days are over. What is set
-- aside remains the archive from which the warehouse can be built again.
create function operator.tend_outbox_on(today date) returns void
language plpgsql security definer set search_path = pg_catalog set lock_timeout = '2s' as $$
declare
  day  date;
  name text;
  at   record;
begin
  for day in select today + n from generate_series(0, 14) as n loop
    name := 'outbox_' || to_char(day, 'YYYYMMDD');
    if to_regclass('operator.' || name) is null and not exists (
        select from operator.outbox_default
        where recorded_at >= day::timestamp at time zone 'UTC'
          and recorded_at < (day + 1)::timestamp at time zone 'UTC') then
      execute format('create table operator.%I (like operator.outbox including all excluding identity)', name);
      execute format('grant select on operator.%I to trastienda_relay', name);
      execute format('alter table operator.outbox attach partition operator.%I for values from (%L) to (%L)',
        name, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
  end loop;

  for at in
    select c.relname::text as name, to_date(right(c.relname, 8), 'YYYYMMDD') as day, c.relispartition as attached
    from pg_class c
    where c.relnamespace = 'operator'::regnamespace and c.relkind = 'r' and c.relname ~ '^outbox_[0-9]{8}$'
  loop
    if at.attached and at.day < today - 7 then
      execute format('select not exists (select from operator.%I o, operator.relay_cursor c
        where (o.xid, o.id) > (c.xid, c.outbox_id))', at.name) into at.attached;
      if at.attached then
        execute format('alter table operator.outbox detach partition operator.%I', at.name);
      end if;
    elsif not at.attached and at.day < today - 90 then
      execute format('drop table operator.%I', at.name);
    end if;
  end loop;

  delete from operator.outbox_default o using operator.relay_cursor c
  where o.recorded_at < (today - 90)::timestamp at time zone 'UTC' and (o.xid, o.id) <= (c.xid, c.outbox_id);
end $$;
revoke all on function operator.tend_outbox_on(date) from public;

create function operator.tend_outbox() returns void
language sql security definer set search_path = pg_catalog as
$$ select operator.tend_outbox_on((now() at time zone 'UTC')::date) $$;
revoke all on function operator.tend_outbox() from public;
grant execute on function operator.tend_outbox() to trastienda_relay;

select operator.tend_outbox();

-- After a restore the server's transaction numbers begin anew, below those in the rows. The
-- operator calls this once, as the owner: what was sent stays sent, what was not gets a number of
-- the new count, and the epoch rises so that consumers know the new order from the old.
create function operator.begin_relay_epoch() returns void
language plpgsql set search_path = pg_catalog as $$
begin
  update operator.outbox o set xid = case
      when (o.xid, o.id) > (c.xid, c.outbox_id) then pg_current_xact_id() else '0' end
    from operator.relay_cursor c;
  update operator.relay_cursor set epoch = epoch + 1, xid = '1', outbox_id = 0;
end $$;
revoke all on function operator.begin_relay_epoch() from public;
