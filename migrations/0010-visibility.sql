-- Who sees which rows. A transaction says in its settings how far its actor sees (platform/db, Scope): whole kinds of rows
-- (app.sees), else the rows of some parties (app.parties), of some organisations with what is below them
-- (app.organisations), of one person (app.person). Each table says here, once, which of its rows those are; lists, items,
-- searches, exports, figures, evidence, timelines and writes all come through its policy. Unset, nothing is seen.

create function sees(kind text) returns boolean language sql stable parallel safe
  return coalesce(kind = any(string_to_array(current_setting('app.sees', true), ',')), false);

create function seen_parties() returns text[] language sql stable parallel safe
  return string_to_array(current_setting('app.parties', true), ',');

create function own_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;

-- The sets below run as the owner, so that asking who is seen does not ask again who may ask. They are asked once a
-- statement, and by nobody who sees all records.

create function seen_subtree() returns setof uuid language sql stable parallel safe
  security definer set search_path = public, pg_temp rows 50 as $$
  with recursive below as (
    select o.id from organisation o
    where o.jurisdiction between scope_low() and scope_high()
      and o.id = any(string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[])
    union
    select o.id from organisation o join below b on o.parent = b.id
    where o.jurisdiction between scope_low() and scope_high()
  )
  select id from below
$$;

-- Organisations: of the parties, of the subtrees, and those that the person belongs to.
create function seen_organisations() returns setof uuid language sql stable parallel safe
  security definer set search_path = public, pg_temp rows 100 as $$
  select id from organisation
  where jurisdiction between scope_low() and scope_high() and party = any(seen_parties())
  union select seen_subtree()
  union select organisation from membership
  where jurisdiction between scope_low() and scope_high() and person = own_person() and state <> 'withdrawn'
$$;

-- People who are or were on the roll of those parties or organisations, and the person themselves.
create function seen_people() returns setof uuid language sql stable parallel safe
  security definer set search_path = public, pg_temp rows 500 as $$
  select person from membership
  where jurisdiction between scope_low() and scope_high() and state <> 'withdrawn'
    and (party = any(seen_parties()) or organisation in (select seen_subtree()))
  union select own_person() where own_person() is not null
$$;

create function seen_awards() returns setof uuid language sql stable parallel safe
  security definer set search_path = public, pg_temp rows 500 as $$
  select id from award
  where jurisdiction between scope_low() and scope_high() and party = any(seen_parties())
  union select award from winner
  where jurisdiction between scope_low() and scope_high()
    and (person in (select seen_people()) or organisation in (select seen_organisations()))
$$;

create function seen_publications() returns setof uuid language sql stable parallel safe
  security definer set search_path = public, pg_temp rows 500 as $$
  select id from publication
  where jurisdiction between scope_low() and scope_high() and party = any(seen_parties())
  union select publication from author
  where jurisdiction between scope_low() and scope_high() and person in (select seen_people())
$$;

create function policy_within_scope(protected regclass, name text, kind text, command text, seen text)
returns void language plpgsql as $$
begin
  execute format(
    'create policy %I on %s for %s %s (jurisdiction between nullif(current_setting(''app.lo'', true), '''')::integer'
    ' and nullif(current_setting(''app.hi'', true), '''')::integer%s)',
    name, protected, command, kind, coalesce(' and (' || seen || ')', ''));
end $$;

-- A table whose rows are seen where `seen` says so, and written there too, or only where `written` says so.
create function visible(protected text, seen text, written text default null) returns void language plpgsql as $$
begin
  execute format('drop policy within_scope on %s', protected::regclass);
  perform policy_within_scope(protected::regclass, 'within_scope', 'using', 'all', coalesce(written, seen));
  if written is not null then
    perform policy_within_scope(protected::regclass, 'read_within_scope', 'using', 'select', seen);
  end if;
end $$;

-- A table that whoever works in the jurisdiction adds to, and reads where `seen` says so.
create function readable(protected text, seen text) returns void language plpgsql as $$
begin
  execute format('drop policy within_scope on %s', protected::regclass);
  perform policy_within_scope(protected::regclass, 'added_within_scope', 'with check', 'insert', null),
    policy_within_scope(protected::regclass, 'read_within_scope', 'using', 'select', seen);
end $$;

-- A table that is protected from now on shows its rows to who sees all records, until its migration says more.
create or replace procedure protect_rows(protected regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  perform policy_within_scope(protected, 'within_scope', 'using', 'all', '(select sees(''records''))');
  execute format('grant %s on %s to tongzhou_app', rights, protected);
end $$;

-- Names of organisations, departments and bodies, and the rules of the place, are common to all who work here.
select visible('organisation', $$ (select sees('records')) or (select sees('grants')) or id in (select seen_organisations()) $$,
    $$ (select sees('records')) or party = any(seen_parties()) $$),
  visible('organisation_change', $$ (select sees('records')) or organisation in (select seen_organisations()) $$),
  visible('person', $$ (select sees('records')) or id in (select seen_people()) $$),
  visible('membership', $$ (select sees('records')) or party = any(seen_parties())
    or organisation in (select seen_subtree()) or person = own_person() $$),
  visible('body', $$ (select sees('records')) or (select sees('common')) or (select sees('grants')) $$, $$ (select sees('records')) $$),
  visible('post', $$ (select sees('records')) or organisation in (select seen_organisations())
    or body is not null and (select sees('common')) $$,
    $$ (select sees('records')) or organisation in (select seen_organisations()) $$),
  visible('tenure', $$ (select sees('records')) or person in (select seen_people()) $$),
  visible('setting', $$ (select sees('records')) or (select sees('common')) $$, $$ (select sees('records')) $$),
  visible('award', $$ (select sees('records')) or party = any(seen_parties()) or id in (select seen_awards()) $$,
    $$ (select sees('records')) or party = any(seen_parties()) $$),
  visible('winner', $$ (select sees('records')) or award in (select seen_awards()) $$,
    $$ (select sees('records')) or award in (select a.id from award a where a.party = any(seen_parties())) $$),
  visible('publication', $$ (select sees('records')) or party = any(seen_parties()) or id in (select seen_publications()) $$,
    $$ (select sees('records')) or party = any(seen_parties()) $$),
  visible('author', $$ (select sees('records')) or publication in (select seen_publications()) $$,
    $$ (select sees('records')) or publication in (select p.id from publication p where p.party = any(seen_parties())) $$),
  visible('enterprise', $$ (select sees('records')) or party = any(seen_parties()) or founder in (select seen_people()) $$),
  visible('social_opinion', $$ (select sees('records')) or party = any(seen_parties()) or person in (select seen_people()) $$),
  visible('import', $$ (select sees('records')) $$),
  visible('import_column', $$ (select sees('records')) $$),
  visible('figure_value', $$ (select sees('records')) $$),
  visible('sealed_report', $$ (select sees('records')) or (select sees('figures')) $$);

-- The log is read by who sees the log, or all records; what it says of accounts, by the former alone.
select readable('audit_entry', $$ (select sees('log')) or (select sees('records')) and record not in ('account', 'access_grant') $$),
  readable('audit_batch', $$ (select sees('log')) or (select sees('records')) $$);

-- An enterprise is known by its name within its party: another party's is not betrayed by a refusal.
drop index enterprise_name;
create unique index enterprise_name on enterprise (jurisdiction, coalesce(party, ''), name) where state = 'kept';

drop function find_person(text[], text, text, integer), find_organisation(text[], text, text, integer);
drop function findable(text, text);
create function findable(searched text, live text, seen text) returns void language plpgsql as $$
begin
  execute format($function$
    create function find_%1$s(tokens text[], pattern text, typed text, most integer)
    returns table (id uuid, title text)
    language sql stable parallel safe security definer set search_path = public, pg_temp rows 20
    as 'select t.id, t.name from %1$s t where t.search @@ all_of(tokens) and t.search_text like pattern
      and t.jurisdiction between scope_low() and scope_high() and %2$s and (%3$s)
      order by t.name = typed desc, length(t.name), t.name collate zh, t.id limit most'
  $function$, searched, replace(live, '''', ''''''), replace(seen, '''', ''''''));
  execute format('revoke all on function find_%s from public', searched);
  execute format('grant execute on function find_%s to tongzhou_app', searched);
end $$;
select findable('person', $$t.state <> 'merged'$$, $$(select sees('records')) or t.id in (select seen_people())$$),
  findable('organisation', 'true', $$(select sees('records')) or t.id in (select seen_organisations())$$);
