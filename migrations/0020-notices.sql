-- Notices (platform/notify): that it is somebody's move, told once to each who may make it.

create table notice (
  jurisdiction integer not null,
  id uuid not null,
  account uuid not null,
  -- What it is about, so that nobody is told of it twice.
  event text not null,
  -- move, soon, overdue; head, office: that it waits too long for somebody else.
  kind text not null,
  -- The clock, and what it was when this was told.
  clock uuid not null,
  record text not null,
  row_id uuid not null,
  name text not null,
  due date,
  at timestamptz not null default now(),
  read_at timestamptz,
  -- none, due, sending, sent: what is sending when the process dies is sent again under the same Message-ID.
  mail text not null default 'none',
  mailed_at timestamptz,
  primary key (jurisdiction, id),
  constraint notice_account foreign key (jurisdiction, account) references account (jurisdiction, id),
  constraint notice_clock foreign key (jurisdiction, clock) references clock (jurisdiction, id)
);
create unique index notice_once on notice (jurisdiction, account, event);
create index notice_of_account on notice (jurisdiction, account, at desc);
create index notice_to_mail on notice (jurisdiction, account) where mail in ('due', 'sending');
select protect('notice'), visible('notice', $$ account = own_account() or (select sees('notices')) $$);

-- How somebody wants to be told besides in the console: none, at-once or daily.
create table notice_preference (
  jurisdiction integer not null,
  id uuid not null,
  mail text not null,
  primary key (jurisdiction, id),
  constraint notice_preference_account foreign key (jurisdiction, id) references account (jurisdiction, id)
);
select protect('notice_preference'),
  visible('notice_preference', $$ id = own_account() or (select sees('notices')) $$);

-- The address of somebody's calendar; known by its digest alone, and forgotten when another is made.
create table calendar_feed (
  jurisdiction integer not null,
  id uuid not null,
  digest text not null,
  made_at timestamptz not null default now(),
  primary key (jurisdiction, id),
  constraint calendar_feed_account foreign key (jurisdiction, id) references account (jurisdiction, id)
);
create unique index calendar_feed_digest on calendar_feed (digest);
select protect('calendar_feed'), visible('calendar_feed', $$ id = own_account() or (select sees('credentials')) $$);

alter table account add column email text, add column email_index text;

-- Whoever may make a move, by the grants in force on the day.
create function accounts_of_mover(place integer, kind text, mover text, day date) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp as $$
  select distinct a.id from access_grant g
  join account a on a.jurisdiction = g.jurisdiction and a.id = g.account and a.state = 'active'
  where g.jurisdiction = place and g.state = 'given' and g.begins <= day and (g.ends is null or g.ends >= day)
    and case kind
      when 'office' then g.role = 'office'
      when 'department' then g.role = 'handler' and g.body::text = mover
      when 'party' then g.role = 'party-secretary' and g.party = mover
      when 'organisation' then g.role = 'organisation-secretary' and g.organisation::text = mover
      when 'person' then a.person::text = mover
      when 'account' then a.id::text = mover
      -- The head of a department.
      when 'head' then a.person in (
        select t.person from tenure t
        join post s on s.jurisdiction = t.jurisdiction and s.id = t.post and s.role = 'head' and s.state = 'kept'
        where t.jurisdiction = place and t.state = 'serving' and s.body::text = mover)
    end
$$;

create function set_for_place(place integer, setting_name text, usual integer) returns integer language sql stable
  security definer set search_path = public, pg_temp
  return coalesce((select value from setting where jurisdiction = place and name = setting_name and state = 'kept'
    and party is null limit 1), usual);

-- Notices of an open clock to those of a kind; who was told of the event already is not told again.
create function tell(told clock, to_kind text, told_as text, event text, day date) returns void language sql
  security definer set search_path = public, pg_temp as $$
  insert into notice (jurisdiction, id, account, event, kind, clock, record, row_id, name, due, mail)
  select told.jurisdiction, gen_random_uuid(), a, told.id || ':' || event, told_as, told.id, told.record, told.row_id,
    told.name, told.due, case when p.mail in ('at-once', 'daily') then 'due' else 'none' end
  from accounts_of_mover(told.jurisdiction, to_kind, told.mover, day) as a
  left join notice_preference p on p.jurisdiction = told.jurisdiction and p.id = a
  on conflict do nothing
$$;

-- Whose move it is now: told in the transaction that made it theirs.
create function tell_mover(place integer, clock_id uuid, event text, day date) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
declare told clock;
begin
  select * into told from clock where jurisdiction = place and id = clock_id and place between scope_low() and scope_high();
  if found then perform tell(told, told.mover_kind, 'move', event, day); end if;
end $$;

-- What is due soon and overdue; then the head of the department, then the office. Each once for each day it is due.
create function remind(place integer, day date) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  told clock;
  to_head integer := set_for_place(place, 'escalate-to-head-days', 3);
  to_office integer := set_for_place(place, 'escalate-to-office-days', 7);
begin
  for told in select * from clock where jurisdiction = place and place between scope_low() and scope_high()
    and ended is null and not paused and soon_on <= day and started < day loop
    if told.due >= day then
      perform tell(told, told.mover_kind, 'soon', 'soon:' || told.due, day);
    else
      perform tell(told, told.mover_kind, 'overdue', 'overdue:' || told.due, day);
      if told.mover_kind = 'department' and day - told.due >= to_head then
        perform tell(told, 'head', 'head', 'head:' || told.due, day);
      end if;
      if told.mover_kind <> 'office' and day - told.due >= to_office then
        perform tell(told, 'office', 'office', 'office:' || told.due, day);
      end if;
    end if;
  end loop;
end $$;

revoke all on function accounts_of_mover(integer, text, text, date), set_for_place(integer, text, integer),
  tell(clock, text, text, text, date), tell_mover(integer, uuid, text, date), remind(integer, date) from public;
grant execute on function tell_mover(integer, uuid, text, date), remind(integer, date) to tongzhou_app;
