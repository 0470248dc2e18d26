-- Who can see a row: its table's own policy, asked with the settings of each reach in turn; the places of those that see it.
-- The settings end with the transaction, which does nothing else.
create function seen_under(record regclass, row_id uuid, reaches jsonb) returns setof integer language plpgsql as $$
declare
  reach jsonb;
  place integer := 0;
  is_seen boolean;
begin
  for reach in select value from jsonb_array_elements(reaches) loop
    perform set_config('app.' || name, coalesce(reach ->> name, ''), true)
      from unnest(array['sees', 'parties', 'organisations', 'person', 'account']) as name;
    execute format('select exists (select from %s where id = $1)', record) into is_seen using row_id;
    if is_seen then
      return next place;
    end if;
    place := place + 1;
  end loop;
end $$;

-- Whose eyes an office clerk looks through for a while, without acting.
alter table account_session add column seeing uuid;
