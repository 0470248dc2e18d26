-- Organisations and members (modules/directory). Every business table: primary key (jurisdiction, id), foreign keys
-- with the jurisdiction, row-level security by protect(), no trigger.

create table organisation (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  short_name text,
  party text not null,
  level text not null,
  parent uuid,
  founded text,
  founded_day date,
  dissolved text,
  dissolved_day date,
  sector text,
  address text,
  contact text,
  note text,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint organisation_parent foreign key (jurisdiction, parent) references organisation (jurisdiction, id)
);
create unique index organisation_name on organisation (jurisdiction, party, name) where state = 'standing';
create index organisation_parent_of on organisation (jurisdiction, parent);
create index organisation_search on organisation using gin (search);

create table organisation_change (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  organisation uuid not null,
  kind text not null,
  happened text not null,
  happened_day date not null,
  from_level text,
  to_level text,
  from_name text,
  other uuid,
  approved_by text,
  document text,
  primary key (jurisdiction, id),
  constraint organisation_change_of foreign key (jurisdiction, organisation) references organisation (jurisdiction, id),
  constraint organisation_change_other foreign key (jurisdiction, other) references organisation (jurisdiction, id)
);
create index organisation_change_by_day on organisation_change (jurisdiction, organisation, happened_day);

create table person (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  sex text,
  born text,
  born_day date,
  ethnicity text,
  native_place text,
  id_number text,
  id_number_index text,
  political_status text,
  other_status text,
  education text,
  degree text,
  school text,
  employer text,
  position text,
  professional_title text,
  sector text,
  retired boolean,
  phone text,
  phone_index text,
  email text,
  overseas_ties text,
  overseas_consent date,
  other_posts text,
  note text,
  merged_into uuid,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint person_merged_into foreign key (jurisdiction, merged_into) references person (jurisdiction, id)
);
create unique index person_id_number on person (jurisdiction, id_number_index) where state = 'kept';
create index person_phone on person (jurisdiction, phone_index);
create index person_name on person (jurisdiction, name collate zh);
create index person_merged on person (jurisdiction, merged_into) where merged_into is not null;
create index person_search on person using gin (search);

create table membership (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  person uuid not null,
  party text not null,
  organisation uuid not null,
  number text,
  joined text,
  joined_day date,
  introducers text,
  begins text,
  begins_day date,
  ends text,
  ends_day date,
  transfer_to uuid,
  transfer_on date,
  moved_away text,
  transferred_from uuid,
  primary key (jurisdiction, id),
  constraint membership_person foreign key (jurisdiction, person) references person (jurisdiction, id),
  constraint membership_organisation foreign key (jurisdiction, organisation) references organisation (jurisdiction, id),
  constraint membership_transfer_to foreign key (jurisdiction, transfer_to) references organisation (jurisdiction, id),
  constraint membership_transferred_from foreign key (jurisdiction, transferred_from) references membership (jurisdiction, id),
  constraint membership_days check (ends_day is null or begins_day is null or ends_day >= begins_day)
);
-- A person is on the roll of a party once.
create unique index membership_active on membership (jurisdiction, person, party) where state in ('active', 'transferring');
create unique index membership_number on membership (jurisdiction, party, number) where state in ('active', 'transferring');
create index membership_of_person on membership (jurisdiction, person);
create index membership_of_organisation on membership (jurisdiction, organisation);
create index membership_by_party on membership (jurisdiction, party, state);

create table body (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  kind text not null,
  level text,
  uscc text,
  answers_proposals boolean,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id)
);
create unique index body_name on body (jurisdiction, name) where state = 'kept';
create index body_search on body using gin (search);

create table post (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  body uuid,
  organisation uuid,
  role text,
  rank text,
  substantive boolean,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint post_body foreign key (jurisdiction, body) references body (jurisdiction, id),
  constraint post_organisation foreign key (jurisdiction, organisation) references organisation (jurisdiction, id),
  constraint post_somewhere check (body is not null or organisation is not null)
);
create index post_of_body on post (jurisdiction, body);
create index post_of_organisation on post (jurisdiction, organisation);
create index post_search on post using gin (search);

create table tenure (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  person uuid not null,
  post uuid not null,
  on_behalf_of text,
  sector text,
  begins text,
  begins_day date,
  ends text,
  ends_day date,
  term_ends text,
  term_ends_day date,
  began_by text,
  ended_by text,
  document text,
  primary key (jurisdiction, id),
  constraint tenure_person foreign key (jurisdiction, person) references person (jurisdiction, id),
  constraint tenure_post foreign key (jurisdiction, post) references post (jurisdiction, id),
  constraint tenure_days check (ends_day is null or begins_day is null or ends_day >= begins_day)
);
create index tenure_of_person on tenure (jurisdiction, person);
create index tenure_of_post on tenure (jurisdiction, post);

-- Where a rule differs from place to place, or from party to party.
create table setting (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  party text,
  value integer not null,
  source text,
  primary key (jurisdiction, id)
);
create unique index setting_name on setting (jurisdiction, name, coalesce(party, '')) where state = 'kept';

select protect('organisation'), protect('organisation_change'), protect('person'), protect('membership'),
  protect('body'), protect('post'), protect('tenure'), protect('setting');
select searchable('organisation'), searchable('person'), searchable('body'), searchable('post');
