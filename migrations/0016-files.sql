-- Files that belong to records (platform/files): photographs and papers of any row of any record.

create table attachment (
  jurisdiction integer not null,
  id uuid not null,
  -- What it belongs to: a table of records, and the row there.
  record text not null,
  row_id uuid not null,
  -- kept, withdrawn
  state text not null default 'kept',
  -- Encrypted, for people write names and numbers there; what it is called and never where it lies.
  name text not null,
  -- Found from the content, of a closed list.
  media_type text not null,
  size integer not null,
  -- Of what is kept, which for a photograph is not all that was sent.
  digest text not null,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  -- The row that it belonged to before a merger.
  moved_from uuid,
  primary key (jurisdiction, id)
);
create index attachment_of_row on attachment (jurisdiction, record, row_id);

-- The content, encrypted, in pieces: none is so large that reading, rotating or backing up one is felt.
create table attachment_piece (
  jurisdiction integer not null,
  id uuid not null,
  attachment uuid not null,
  n integer not null,
  content bytea not null,
  primary key (jurisdiction, id),
  constraint attachment_piece_of foreign key (jurisdiction, attachment) references attachment (jurisdiction, id) on delete cascade
);
create unique index attachment_piece_order on attachment_piece (jurisdiction, attachment, n);
-- A cipher does not get shorter by being compressed.
alter table attachment_piece alter column content set storage external;

-- Whether the row is seen, or written, by whoever asks: the policy of its own table says so. These run as the one who asks,
-- so there is no second word on it, and a new record needs none.
create function is_record(record text) returns boolean language sql stable parallel safe
  return exists (select from pg_class where oid = to_regclass(format('public.%I', record)) and relrowsecurity);

create function row_is_seen(record text, place integer, id uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
declare found_row boolean := false;
begin
  if is_record(record) then
    execute format('select exists (select from %I where jurisdiction = $1 and id = $2)', record) into found_row using place, id;
  end if;
  return found_row;
end $$;

-- A row that is locked is held against the policy for changes, and stays until the end of the transaction.
create function row_is_written(record text, place integer, id uuid) returns boolean language plpgsql volatile
  set search_path = public, pg_temp as $$
declare rows_found integer := 0;
begin
  if is_record(record) then
    execute format('select from %I where jurisdiction = $1 and id = $2 for key share', record) using place, id;
    get diagnostics rows_found = row_count;
  end if;
  return rows_found > 0;
end $$;

-- A table whose rows are seen where the row they belong to is seen, and written where that one is written.
create function visible_with(protected text, record text, row_id text) returns void language plpgsql as $$
declare seen text := format('row_is_seen(%s, jurisdiction, %s)', record, row_id);
  written text := format('row_is_written(%s, jurisdiction, %s)', record, row_id);
begin
  execute format('drop policy within_scope on %s', protected::regclass);
  perform policy_within_scope(protected::regclass, 'read_within_scope', 'using', 'select', seen),
    policy_within_scope(protected::regclass, 'added_within_scope', 'with check', 'insert', written),
    policy_within_scope(protected::regclass, 'changed_within_scope', 'using', 'update', written),
    policy_within_scope(protected::regclass, 'removed_within_scope', 'using', 'delete', written);
end $$;

select protect('attachment'), visible_with('attachment', 'record', 'row_id'),
  protect('attachment_piece'), visible_with('attachment_piece', '''attachment''', 'attachment');

-- What all files of a place take, also those that whoever adds one does not see.
create function attached_bytes(place integer) returns bigint language sql stable parallel safe
  security definer set search_path = public, pg_temp
  return (select coalesce(sum(size), 0)::bigint from attachment
    where jurisdiction = place and place between scope_low() and scope_high());
revoke all on function attached_bytes(integer) from public;
grant execute on function attached_bytes(integer) to tongzhou_app;
