-- Words of cases. Row security keeps an index on words from being used, because matching is not
-- leakproof; so one function, owned by a role that row security does not bind, searches for the
-- tenant that is set and refuses when none is. It gives numbers of cases only: what is shown of them
-- is read behind row security as always.
create table client.case_search (
  tenant_id     integer not null check (tenant_id > 0),
  case_id       bigint not null,
  words         tsvector not null,
  client_words  tsvector not null,
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references client.work_case (tenant_id, id)
);
create index case_search_words on client.case_search using gin (words);
create index case_search_client_words on client.case_search using gin (client_words);
call operator.seal('client.case_search');

-- Lower case, no accents, no middle dot of the Catalan double l.
create function client.folded(words text) returns text
language sql immutable parallel safe set search_path = pg_catalog as
$$ select translate(lower(words), 'áàâäãåéèêëíìîïóòôöõúùûüçñ·', 'aaaaaaeeeeiiiiooooouuuucn') $$;

-- The words of a case: its numbers whole, its text as it stands and by its stems in three
-- languages, and a mark of its client, so that the index alone tells clients apart.
create function client.case_words(tenant integer, numbers text[], words text) returns tsvector
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  plain text := client.folded(words);
begin
  return array_to_tsvector(array(
        select distinct client.folded(number) from unnest(numbers) as number where length(number) > 0)
      || array['@' || tenant])
    || strip(to_tsvector('simple', translate(plain, '-/_.', '    ')))
    || strip(to_tsvector('spanish', plain))
    || strip(to_tsvector('catalan', plain))
    || strip(to_tsvector('english', plain));
end $$;

-- What somebody typed, as a query: every word must be there, as the beginning of a word or number
-- from three letters on, or by its stem.
create function client.case_query(tenant integer, typed text) returns tsquery
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  word  text;
  part  tsquery;
  stem  tsquery;
  whole tsquery := ('''@' || tenant || '''')::tsquery;
  tongue regconfig;
  seen  integer := 0;
begin
  for word in select distinct w from regexp_split_to_table(client.folded(left(typed, 200)), '\s+') as w
      where w ~ '[[:alnum:]]' limit 8 loop
    part := ('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''''
      || case when length(word) >= 3 then ':*' else '' end)::tsquery;
    foreach tongue in array array['simple', 'spanish', 'catalan', 'english']::regconfig[] loop
      stem := plainto_tsquery(tongue, word);
      if numnode(stem) > 0 then
        part := part || stem;
      end if;
    end loop;
    whole := whole && part;
    seen := seen + 1;
  end loop;
  return case when seen > 0 then whole end;
end $$;

create function client.search_case(typed text, inner_words boolean, most integer) returns setof bigint
language plpgsql stable security definer
set search_path = pg_catalog set plan_cache_mode = 'force_custom_plan' as $$
declare
  tenant integer := nullif(current_setting('app.tenant_id', true), '')::integer;
  wanted tsquery;
begin
  if tenant is null then
    raise insufficient_privilege using message = 'a search needs a tenant';
  end if;
  wanted := client.case_query(tenant, typed);
  if wanted is null then
    return;
  end if;
  if inner_words then
    return query select s.case_id from client.case_search s
      where s.tenant_id = tenant and s.words @@ wanted
      order by s.case_id desc limit least(most, 1000);
  else
    return query select s.case_id from client.case_search s
      where s.tenant_id = tenant and s.client_words @@ wanted
      order by s.case_id desc limit least(most, 1000);
  end if;
end $$;
revoke all on function client.search_case(text, boolean, integer) from public;
grant execute on function client.search_case(text, boolean, integer) to trastienda_app;
grant usage on schema client to trastienda_search;
grant select on client.case_search to trastienda_search;
grant create on schema client to trastienda_search;
alter function client.search_case(text, boolean, integer) owner to trastienda_search;
revoke create on schema client from trastienda_search;

do $$
declare
  one integer;
begin
  for one in select id from operator.tenant loop
    perform set_config('app.tenant_id', one::text, true);
    insert into client.case_search(tenant_id, case_id, words, client_words)
    select tenant_id, id,
      client.case_words(one, array[reference, client_reference, customer],
        concat_ws(' ', reference, client_reference, title, customer,
          (select string_agg(value, ' ') from jsonb_each_text(fields)))),
      client.case_words(one, array[reference, client_reference, customer],
        concat_ws(' ', reference, client_reference, title, customer))
    from client.work_case where tenant_id = one;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
