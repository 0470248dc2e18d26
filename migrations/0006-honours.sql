-- Honours and achievements (modules/honours).

create table award (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  year integer not null,
  name text not null,
  level text not null,
  awarded_by text,
  by_party_centre boolean,
  category text,
  grade text,
  awarded text,
  awarded_day date,
  party text,
  winners text,
  work text,
  document text,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id)
);
create index award_by_year on award (jurisdiction, year, level);
create index award_search on award using gin (search);

create table winner (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  award uuid not null,
  name text not null,
  person uuid,
  organisation uuid,
  primary key (jurisdiction, id),
  constraint winner_award foreign key (jurisdiction, award) references award (jurisdiction, id),
  constraint winner_person foreign key (jurisdiction, person) references person (jurisdiction, id),
  constraint winner_organisation foreign key (jurisdiction, organisation) references organisation (jurisdiction, id)
);
create index winner_of_award on winner (jurisdiction, award);
create index winner_of_person on winner (jurisdiction, person);
create index winner_of_organisation on winner (jurisdiction, organisation);

create table publication (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  year integer not null,
  title text not null,
  authors text,
  outlet text,
  kind text not null,
  level text,
  published text,
  published_day date,
  party text,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id)
);
create index publication_by_year on publication (jurisdiction, year);
create index publication_search on publication using gin (search);

create table author (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  publication uuid not null,
  name text not null,
  person uuid,
  primary key (jurisdiction, id),
  constraint author_publication foreign key (jurisdiction, publication) references publication (jurisdiction, id),
  constraint author_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
create index author_of_publication on author (jurisdiction, publication);
create index author_of_person on author (jurisdiction, person);

create table enterprise (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  founder uuid,
  founder_name text,
  party text,
  industry text,
  leads boolean,
  since text,
  since_day date,
  until text,
  until_day date,
  achievements text,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint enterprise_founder foreign key (jurisdiction, founder) references person (jurisdiction, id)
);
create unique index enterprise_name on enterprise (jurisdiction, name) where state = 'kept';
create index enterprise_search on enterprise using gin (search);

create table social_opinion (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  title text not null,
  person uuid,
  party text,
  submitted text,
  submitted_day date,
  forwarded_on date,
  forwarded_to text,
  used_on date,
  used_by text,
  used_level text,
  instructed_on date,
  instructed_by text,
  instructed_level text,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint social_opinion_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
create index social_opinion_search on social_opinion using gin (search);

select protect('award'), protect('winner'), protect('publication'), protect('author'), protect('enterprise'),
  protect('social_opinion');
select searchable('award'), searchable('publication'), searchable('enterprise'), searchable('social_opinion');
