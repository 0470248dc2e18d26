-- Personal data (modules/rights): what they are kept for, and what people ask about their own.

create table purpose (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  covers text not null,
  description text not null,
  basis text not null,
  source text,
  event text,
  months integer,
  statutory boolean,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id)
);
create unique index purpose_name on purpose (jurisdiction, name) where state = 'kept';
create index purpose_search on purpose using gin (search);

create table consent (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  person uuid not null,
  purpose uuid not null,
  given_on date not null,
  how text,
  withdrawn_on date,
  primary key (jurisdiction, id),
  constraint consent_person foreign key (jurisdiction, person) references person (jurisdiction, id),
  constraint consent_purpose foreign key (jurisdiction, purpose) references purpose (jurisdiction, id)
);
create unique index consent_given on consent (jurisdiction, person, purpose) where state = 'given';

create table correction (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  person uuid not null,
  what text not null,
  -- The id of the membership or tenure; null where it is the person's own row.
  row_id text,
  -- Encrypted: it may be an ID number.
  value_now text,
  value_now_index text,
  value_wanted text,
  value_wanted_index text,
  reason text,
  due date,
  answer text,
  primary key (jurisdiction, id),
  constraint correction_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
create index correction_of_person on correction (jurisdiction, person);

create table erasure (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  person uuid not null,
  reason text,
  due date,
  answer text,
  primary key (jurisdiction, id),
  constraint erasure_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
create unique index erasure_asked on erasure (jurisdiction, person) where state = 'asked';

select protect('purpose'), protect('consent'), protect('correction'), protect('erasure');
-- Purposes are common to all who work here; of the rest, the office sees all and everybody their own.
select visible('purpose', $$ (select sees('records')) or (select sees('common')) $$, $$ (select sees('records')) $$),
  visible('consent', $$ (select sees('records')) or person = own_person() $$),
  visible('correction', $$ (select sees('records')) or person = own_person() $$),
  visible('erasure', $$ (select sees('records')) or person = own_person() $$);
select searchable('purpose');
