-- Proposals (modules/proposals): from a first thought to a promise that was kept.

create function seen_bodies() returns uuid[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.bodies', true), ''), ',')::uuid[];

create table proposal_session (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  body uuid,
  term integer not null,
  number integer not null,
  opens date not null,
  closes date,
  submit_from date not null,
  submit_until date,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint proposal_session_body foreign key (jurisdiction, body) references body (jurisdiction, id)
);
create unique index proposal_session_once on proposal_session (jurisdiction, term, number) where state = 'kept';
create index proposal_session_search on proposal_session using gin (search);

create table proposal (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  number integer,
  title text not null,
  session uuid not null,
  kind text not null,
  proposer_name text,
  proposer uuid,
  party text,
  organisation uuid,
  sector text,
  between_sessions boolean,
  subject text,
  analysis text,
  suggestions text,
  suggested_body uuid,
  publishable boolean,
  on_paper boolean,
  submitted_on date,
  filed_on date,
  ground text,
  says text,
  passed_to text,
  merged_into uuid,
  round integer,
  closed_on date,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint proposal_session foreign key (jurisdiction, session) references proposal_session (jurisdiction, id),
  constraint proposal_proposer foreign key (jurisdiction, proposer) references person (jurisdiction, id),
  constraint proposal_organisation foreign key (jurisdiction, organisation) references organisation (jurisdiction, id),
  constraint proposal_suggested_body foreign key (jurisdiction, suggested_body) references body (jurisdiction, id),
  constraint proposal_merged_into foreign key (jurisdiction, merged_into) references proposal (jurisdiction, id)
);
-- Given once and never again, whatever becomes of the proposal.
create unique index proposal_number on proposal (jurisdiction, session, number);
create index proposal_of_proposer on proposal (jurisdiction, proposer);
create index proposal_of_party on proposal (jurisdiction, party, session);
create index proposal_of_organisation on proposal (jurisdiction, organisation) where organisation is not null;
create index proposal_merged on proposal (jurisdiction, merged_into) where merged_into is not null;
-- What is still to be done is a small part of what there is.
create index proposal_open on proposal (jurisdiction, state)
  where state in ('submitted', 'returned', 'filed', 'handling', 'replied');
create index proposal_search on proposal using gin (search);

create table proposal_signature (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  name text not null,
  person uuid,
  answered_on date,
  primary key (jurisdiction, id),
  constraint proposal_signature_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id),
  constraint proposal_signature_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
create unique index proposal_signature_once on proposal_signature (jurisdiction, proposal, person)
  where state in ('invited', 'confirmed');
create index proposal_signature_of_person on proposal_signature (jurisdiction, person);

create table proposal_handling (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  body uuid not null,
  role text not null,
  round integer,
  assigned_on date,
  objection text,
  ruling text,
  countersigned_on date,
  primary key (jurisdiction, id),
  constraint proposal_handling_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id),
  constraint proposal_handling_body foreign key (jurisdiction, body) references body (jurisdiction, id)
);
create unique index proposal_handling_once on proposal_handling (jurisdiction, proposal, body) where state <> 'released';
create index proposal_handling_of_body on proposal_handling (jurisdiction, body, state);

create table proposal_opinion (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  body uuid not null,
  text text not null,
  given_on date,
  primary key (jurisdiction, id),
  constraint proposal_opinion_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id),
  constraint proposal_opinion_body foreign key (jurisdiction, body) references body (jurisdiction, id)
);
create index proposal_opinion_on on proposal_opinion (jurisdiction, proposal);

create table proposal_reply (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  body uuid not null,
  document text,
  outcome text,
  text text,
  promised_by date,
  signed_by text,
  contact text,
  round integer,
  submitted_on date,
  sent_on date,
  says text,
  kept text,
  verified_on date,
  primary key (jurisdiction, id),
  constraint proposal_reply_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id),
  constraint proposal_reply_body foreign key (jurisdiction, body) references body (jurisdiction, id)
);
create unique index proposal_reply_once on proposal_reply (jurisdiction, proposal, body, round);

create table proposal_contact (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  body uuid not null,
  day date not null,
  kind text not null,
  about text,
  primary key (jurisdiction, id),
  constraint proposal_contact_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id),
  constraint proposal_contact_body foreign key (jurisdiction, body) references body (jurisdiction, id)
);
create index proposal_contact_on on proposal_contact (jurisdiction, proposal);

create table proposal_feedback (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  reply uuid not null,
  body uuid not null,
  name text not null,
  person uuid,
  party text,
  conduct text,
  result text,
  comment text,
  on_paper boolean,
  given_on date,
  primary key (jurisdiction, id),
  constraint proposal_feedback_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id),
  constraint proposal_feedback_reply foreign key (jurisdiction, reply) references proposal_reply (jurisdiction, id),
  constraint proposal_feedback_body foreign key (jurisdiction, body) references body (jurisdiction, id),
  constraint proposal_feedback_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
create index proposal_feedback_on on proposal_feedback (jurisdiction, proposal);
create index proposal_feedback_of_person on proposal_feedback (jurisdiction, person);

create table proposal_supervision (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  post text not null,
  leader text,
  person uuid,
  chosen_on date not null,
  progress text,
  supervised_on date,
  primary key (jurisdiction, id),
  constraint proposal_supervision_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id),
  constraint proposal_supervision_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
create unique index proposal_supervision_once on proposal_supervision (jurisdiction, proposal, post) where state = 'kept';
create index proposal_supervision_of_person on proposal_supervision (jurisdiction, person);

create table proposal_excellence (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  nominated_by text,
  nominated_on date not null,
  chosen_on date,
  document text,
  primary key (jurisdiction, id),
  constraint proposal_excellence_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id)
);
create unique index proposal_excellence_once on proposal_excellence (jurisdiction, proposal);

create table proposal_publication (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  checked_by text not null,
  checked_on date not null,
  with_reply boolean,
  published_on date,
  primary key (jurisdiction, id),
  constraint proposal_publication_of foreign key (jurisdiction, proposal) references proposal (jurisdiction, id)
);
create unique index proposal_publication_once on proposal_publication (jurisdiction, proposal) where state <> 'withdrawn';

create table proposal_note (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  proposal uuid not null,
  text text not null,
  primary key (jurisdiction, id),
  constraint proposal_note_on foreign key (jurisdiction, proposal) references proposal (jurisdiction, id)
);
create index proposal_note_of on proposal_note (jurisdiction, proposal);

-- What is assigned to the departments that one handles for.
create function handled_proposals() returns setof uuid language sql stable parallel safe
  security definer set search_path = public, pg_temp rows 100 as $$
  select proposal from proposal_handling
  where jurisdiction between scope_low() and scope_high() and body = any(seen_bodies())
    and state not in ('planned', 'released')
$$;

-- Those of one's own, that one signed or is asked to sign, that one supervises; of the parties and organisations that one
-- leads once they are handed in; and what one's department handles.
create function seen_proposals() returns setof uuid language sql stable parallel safe
  security definer set search_path = public, pg_temp rows 100 as $$
  select id from proposal where jurisdiction between scope_low() and scope_high() and proposer = own_person()
  union select id from proposal
  where jurisdiction between scope_low() and scope_high() and party = any(seen_parties())
    and (state <> 'draft' or kind = 'party')
  union select id from proposal
  where jurisdiction between scope_low() and scope_high() and organisation in (select seen_subtree())
  union select proposal from proposal_signature
  where jurisdiction between scope_low() and scope_high() and person = own_person() and state in ('invited', 'confirmed')
  union select proposal from proposal_supervision
  where jurisdiction between scope_low() and scope_high() and person = own_person() and state = 'kept'
  union select handled_proposals()
$$;

select protect('proposal_session'), protect('proposal'), protect('proposal_signature'), protect('proposal_handling'),
  protect('proposal_opinion'), protect('proposal_reply'), protect('proposal_contact'), protect('proposal_feedback'),
  protect('proposal_supervision'), protect('proposal_excellence'), protect('proposal_publication'), protect('proposal_note');
select visible('proposal_session', $$ (select sees('records')) or (select sees('common')) $$, $$ (select sees('records')) $$),
  -- A row that is being made is in no set yet: what it says of itself counts.
  visible('proposal', $$ (select sees('records')) or proposer = own_person() or id in (select seen_proposals())
      or kind = 'party' and party = any(seen_parties()) or organisation in (select seen_subtree()) $$,
    $$ (select sees('records')) or proposer = own_person() or kind = 'party' and party = any(seen_parties())
      or organisation in (select seen_subtree()) or kind = 'organisation' and party = any(seen_parties()) $$),
  visible('proposal_signature', $$ (select sees('records')) or person = own_person() or proposal in (select seen_proposals()) $$,
    $$ (select sees('records')) or person = own_person()
      or proposal in (select p.id from proposal p where p.proposer = own_person()) $$),
  visible('proposal_handling', $$ (select sees('records')) or state <> 'planned' and proposal in (select seen_proposals()) $$,
    $$ (select sees('records')) or state <> 'planned' and body = any(seen_bodies()) $$),
  visible('proposal_opinion', $$ (select sees('records')) or proposal in (select handled_proposals()) $$,
    $$ (select sees('records')) or body = any(seen_bodies()) $$),
  visible('proposal_reply', $$ (select sees('records')) or proposal in (select handled_proposals())
      or state = 'sent' and proposal in (select seen_proposals()) $$,
    $$ (select sees('records')) or body = any(seen_bodies()) and proposal in (select handled_proposals()) $$),
  visible('proposal_contact', $$ (select sees('records')) or proposal in (select seen_proposals()) $$,
    $$ (select sees('records')) or body = any(seen_bodies()) and proposal in (select handled_proposals()) $$),
  visible('proposal_feedback', $$ (select sees('records')) or person = own_person() or party = any(seen_parties())
      or state = 'given' and proposal in (select handled_proposals()) $$,
    $$ (select sees('records')) or person = own_person() or party = any(seen_parties()) $$),
  visible('proposal_supervision', $$ (select sees('records')) or proposal in (select seen_proposals()) $$, $$ (select sees('records')) $$),
  visible('proposal_excellence', $$ (select sees('records')) or state = 'chosen' and proposal in (select seen_proposals()) $$,
    $$ (select sees('records')) $$),
  visible('proposal_publication', $$ (select sees('records')) or proposal in (select seen_proposals()) $$, $$ (select sees('records')) $$);
select searchable('proposal_session'), searchable('proposal');

-- The places of those that see a row, now also by department.
create or replace function seen_under(record regclass, row_id uuid, reaches jsonb) returns setof integer language plpgsql as $$
declare
  reach jsonb;
  place integer := 0;
  is_seen boolean;
begin
  for reach in select value from jsonb_array_elements(reaches) loop
    perform set_config('app.' || name, coalesce(reach ->> name, ''), true)
      from unnest(array['sees', 'parties', 'organisations', 'bodies', 'person', 'account']) as name;
    execute format('select exists (select from %s where id = $1)', record) into is_seen using row_id;
    if is_seen then
      return next place;
    end if;
    place := place + 1;
  end loop;
end $$;

-- Who may be invited to sign: names alone, of those who hold a seat in a CPPCC on the day.
create function cppcc_members(place integer, day date) returns table (person uuid, name text, party text, sector text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (p.id) p.id, p.name,
    (select m.party from membership m where m.jurisdiction = p.jurisdiction and m.person = p.id and m.state = 'active'
      order by m.party limit 1),
    t.sector
  from tenure t join post s on s.jurisdiction = t.jurisdiction and s.id = t.post and s.state = 'kept'
  join body b on b.jurisdiction = s.jurisdiction and b.id = s.body and b.kind = 'cppcc'
  join person p on p.jurisdiction = t.jurisdiction and p.id = t.person and p.state = 'kept'
  where t.jurisdiction = place and place between scope_low() and scope_high() and t.state = 'serving'
    and (t.begins_day is null or t.begins_day <= day) and (t.ends_day is null or t.ends_day >= day)
  order by p.id, t.begins_day desc nulls last
$$;
revoke all on function cppcc_members(integer, date) from public;
grant execute on function cppcc_members(integer, date) to tongzhou_app;
