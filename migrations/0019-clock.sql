-- Deadlines (platform/clock): what happened to each is kept, and what follows from it is kept beside for asking.

-- Days of a place that are not what the national calendar says (modules/directory).
create table own_day (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  day date not null,
  works boolean,
  why text not null,
  document text,
  primary key (jurisdiction, id)
);
create unique index own_day_once on own_day (jurisdiction, day) where state = 'kept';
select protect('own_day'),
  visible('own_day', $$ (select sees('records')) or (select sees('common')) $$, $$ (select sees('records')) $$);

create table clock (
  jurisdiction integer not null,
  id uuid not null,
  -- The page that it is shown on: a table of records, and the row there.
  record text not null,
  row_id uuid not null,
  -- The rule, and which of several that run by it: the row that it is about.
  name text not null,
  part uuid,
  -- What was fixed when it started, and what happened since, in that order.
  terms jsonb not null,
  events jsonb not null,
  -- All that follows is reckoned from the two above.
  mover_kind text not null,
  mover text,
  started date not null,
  due date,
  soon_on date,
  long_on date,
  paused boolean not null,
  ended date,
  outcome text,
  ended_late boolean,
  primary key (jurisdiction, id),
  constraint clock_mover check (mover_kind in ('office', 'department', 'person', 'party', 'organisation', 'account')
    and (mover is null) = (mover_kind = 'office'))
);
create unique index clock_running on clock (jurisdiction, record, row_id, name, part) nulls not distinct where ended is null;
create index clock_of_row on clock (jurisdiction, record, row_id);
-- What is open is a small part of what there is, and stays so.
create index clock_open on clock (jurisdiction, mover_kind, mover, due) where ended is null;

-- Seen by whose move it is, and with the row that it belongs to. What happens to it follows from other acts by rule.
select protect('clock'), visible('clock',
  $$ (select sees('records')) or mover_kind = 'department' and mover = any(seen_bodies()::text[])
    or mover_kind = 'person' and mover = own_person()::text or mover_kind = 'party' and mover = any(seen_parties())
    or row_is_seen(record, jurisdiction, row_id) $$,
  $$ (select sees('records')) $$);
