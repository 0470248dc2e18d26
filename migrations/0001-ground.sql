-- What every table stands on: who may read what, and how Chinese is sorted.

-- Chinese by pinyin; other text in its own order.
create collation zh (provider = icu, locale = 'zh-Hans-u-co-pinyin');

-- The scope of the transaction: a range of jurisdiction codes, set by platform/db with SET LOCAL. Unset, nothing is seen.
create function scope_low() returns integer language sql stable parallel safe
  return nullif(current_setting('app.lo', true), '')::integer;
create function scope_high() returns integer language sql stable parallel safe
  return nullif(current_setting('app.hi', true), '')::integer;

-- Rows of a business table are seen and written within the scope, by the application's role, which owns nothing and
-- cannot bypass row-level security.
create procedure protect_rows(protected regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format(
    'create policy within_scope on %s using (jurisdiction between nullif(current_setting(''app.lo'', true), '''')::integer'
    ' and nullif(current_setting(''app.hi'', true), '''')::integer)', protected);
  execute format('grant %s on %s to tongzhou_app', rights, protected);
end $$;

create function protect(protected text) returns void language plpgsql as $$
begin
  call protect_rows(protected::regclass, 'select, insert, update, delete');
end $$;

create function protect_append_only(protected text) returns void language plpgsql as $$
begin
  call protect_rows(protected::regclass, 'select, insert');
end $$;

-- A text search for rows that have every token; a quote or a backslash in a token stands for itself.
create function all_of(tokens text[]) returns tsquery language sql immutable parallel safe
  return (select string_agg('''' || replace(replace(token, '\', '\\'), '''', '''''') || '''', ' & ')::tsquery
    from unnest(tokens) as token);

-- The ids of the rows that a search finds. The operators of text search are not leakproof, so under row-level security
-- PostgreSQL would not use the index; the function runs as the owner and applies the scope itself.
create function searchable(searched text) returns void language plpgsql as $$
begin
  execute format($function$
    create function search_%1$s(tokens text[], pattern text) returns setof uuid
    language sql stable parallel safe security definer set search_path = public, pg_temp rows 100
    as 'select id from %1$s where search @@ all_of(tokens) and search_text like pattern
      and jurisdiction between scope_low() and scope_high()'
  $function$, searched);
  execute format('revoke all on function search_%s from public', searched);
  execute format('grant execute on function search_%s to tongzhou_app', searched);
end $$;

-- Counts a table anew for the planner, within the transaction that filled it: until then PostgreSQL plans as if it were as
-- small as it was, also the checks of references that the same transaction makes. The owner alone may do so.
create function refresh_statistics(filled text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from pg_policy where polrelid = filled::regclass) then
    raise exception '% is no table of records', filled;
  end if;
  execute format('analyze %s', filled::regclass);
end $$;
revoke all on function refresh_statistics(text) from public;
grant execute on function refresh_statistics(text) to tongzhou_app;
