-- What accounts may do (modules/accounts): a role, from a day to a day, for a part of the records or for all of them.

create table access_grant (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  account uuid not null,
  role text not null,
  party text,
  organisation uuid,
  body uuid,
  begins date not null,
  ends date,
  why text not null,
  primary key (jurisdiction, id),
  constraint access_grant_account foreign key (jurisdiction, account) references account (jurisdiction, id),
  constraint access_grant_organisation foreign key (jurisdiction, organisation) references organisation (jurisdiction, id),
  constraint access_grant_body foreign key (jurisdiction, body) references body (jurisdiction, id),
  constraint access_grant_days check (ends is null or ends >= begins)
);
create index access_grant_of_account on access_grant (jurisdiction, account);

select protect('access_grant'), visible('access_grant', $$ (select sees('grants')) or account = own_account() $$,
  $$ (select sees('grants')) $$);
