-- How many cases a beginning of a word has is not known to the planner, and a guess that is too high made it
-- walk through all cases of a client in the order of their numbers. So the way is given. A word that every
-- second case has is found among the newest. Else the index on words is asked, which holds the client's mark
-- and so tells clients apart; what it gives is complete unless it gives very many, and then the walk from the
-- newest on is short.
create or replace function client.search_case(typed text, inner_words boolean, most integer) returns setof bigint
language plpgsql stable security definer
set search_path = pg_catalog set plan_cache_mode = 'force_custom_plan' set enable_seqscan = 'off' as $$
declare
  tenant  integer := nullif(current_setting('app.tenant_id', true), '')::integer;
  wished  integer := least(most, 1000);
  many    integer := 20 * wished;
  wanted  tsquery;
  numbers bigint[];
begin
  if tenant is null then
    raise insufficient_privilege using message = 'a search needs a tenant';
  end if;
  wanted := client.case_query(tenant, typed);
  if wanted is null then
    return;
  end if;
  numbers := array(
    select newest.case_id
    from (select s.case_id, case when inner_words then s.words else s.client_words end as words
      from client.case_search s where s.tenant_id = tenant order by s.case_id desc limit 2 * wished) newest
    where newest.words @@ wanted limit wished);
  if cardinality(numbers) < wished then
    if inner_words then
      numbers := array(
        select s.case_id
        from (select c.tenant_id, c.case_id from client.case_search c where c.words @@ wanted limit many) s
        where s.tenant_id = tenant order by s.case_id desc);
    else
      numbers := array(
        select s.case_id
        from (select c.tenant_id, c.case_id from client.case_search c where c.client_words @@ wanted limit many) s
        where s.tenant_id = tenant order by s.case_id desc);
    end if;
    if cardinality(numbers) >= many then
      numbers := array(
        select newest.case_id
        from (select s.case_id, case when inner_words then s.words else s.client_words end as words
          from client.case_search s where s.tenant_id = tenant order by s.case_id desc offset 0) newest
        where newest.words @@ wanted limit wished);
    end if;
  end if;
  return query select unnest(numbers[1:wished]);
end $$;
