-- Searches give the places of rows (jurisdiction and id), so that they are looked up by the primary key: by the id alone
-- PostgreSQL asks the index once for each jurisdiction of the scope.
create or replace function searchable(searched text) returns void language plpgsql as $$
begin
  execute format('drop function if exists search_%s(text[], text)', searched);
  execute format($function$
    create function search_%1$s(tokens text[], pattern text) returns table (jurisdiction integer, id uuid)
    language sql stable parallel safe security definer set search_path = public, pg_temp rows 100
    as 'select t.jurisdiction, t.id from %1$s t where t.search @@ all_of(tokens) and t.search_text like pattern
      and t.jurisdiction between scope_low() and scope_high()'
  $function$, searched);
  execute format('revoke all on function search_%s from public', searched);
  execute format('grant execute on function search_%s to tongzhou_app', searched);
end $$;

select searchable('organisation'), searchable('person'), searchable('body'), searchable('post'), searchable('award'),
  searchable('publication'), searchable('enterprise'), searchable('social_opinion');

-- The few rows that a search from everywhere shows: those named exactly so, then the shortest names. Ordered and cut in the
-- function, because a single character finds thousands, and each would be looked up again under row-level security.
create function findable(searched text, live text) returns void language plpgsql as $$
begin
  execute format($function$
    create function find_%1$s(tokens text[], pattern text, typed text, most integer)
    returns table (id uuid, title text)
    language sql stable parallel safe security definer set search_path = public, pg_temp rows 20
    as 'select t.id, t.name from %1$s t where t.search @@ all_of(tokens) and t.search_text like pattern
      and t.jurisdiction between scope_low() and scope_high() and %2$s
      order by t.name = typed desc, length(t.name), t.name collate zh, t.id limit most'
  $function$, searched, replace(live, '''', ''''''));
  execute format('revoke all on function find_%s from public', searched);
  execute format('grant execute on function find_%s to tongzhou_app', searched);
end $$;

select findable('person', $$t.state <> 'merged'$$), findable('organisation', 'true');
