-- What a token is for (platform/access/tokens.ts): of the owner's roles these, of the kinds of record these; null is all.
alter table api_token add column roles text[], add column records text[];

-- Whom an account stands for (modules/accounts): one person, who has one account that is not closed.
create unique index account_person_once on account (jurisdiction, person) where state <> 'closed';

-- An invitation of a person, who has no account yet or links the one they have; and who made it.
alter table account_invitation add column person uuid, add column made_by uuid;
alter table account_invitation add constraint account_invitation_person
  foreign key (jurisdiction, person) references person (jurisdiction, id) on delete cascade;
create index account_invitation_of_person on account_invitation (jurisdiction, person) where person is not null;

-- Another administrator, who agreed that the link is followed: without a second factor it is all that an account needs.
alter table account_invitation add column agreed_by uuid;
