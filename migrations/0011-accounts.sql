-- Accounts (modules/accounts), and what they sign in with (platform/access).

create table account (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  name text not null,
  user_name text not null,
  staff_number text,
  phone text,
  phone_index text,
  person uuid,
  search tsvector not null,
  search_text text not null,
  primary key (jurisdiction, id),
  constraint account_person foreign key (jurisdiction, person) references person (jurisdiction, id)
);
-- The names that one signs in with; those of a closed account are free again.
create unique index account_user_name on account (jurisdiction, user_name) where state <> 'closed';
create unique index account_staff_number on account (jurisdiction, staff_number) where state <> 'closed';
create unique index account_phone on account (jurisdiction, phone_index) where state <> 'closed';
create index account_of_person on account (jurisdiction, person);
create index account_search on account using gin (search);
-- The settings say whose account acts: everybody sees their own.
create function own_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.account', true), '')::uuid;
select protect('account'), visible('account',
  $$ (select sees('accounts')) or (select sees('grants')) or (select sees('credentials')) or id = own_account() $$,
  $$ (select sees('accounts')) or (select sees('credentials')) $$);
select searchable('account');

-- Argon2id as a PHC string.
create table account_password (
  jurisdiction integer not null,
  account uuid not null,
  hash text not null,
  changed_at timestamptz not null,
  primary key (jurisdiction, account),
  constraint account_password_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);

create table account_totp (
  jurisdiction integer not null,
  account uuid not null,
  -- Encrypted.
  secret text not null,
  -- Null until a first code has shown that the device has it.
  confirmed_at timestamptz,
  -- Of the last code that was taken: none is taken twice.
  last_step bigint not null default 0,
  primary key (jurisdiction, account),
  constraint account_totp_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);

-- One row for each code that is left.
create table account_recovery_code (
  jurisdiction integer not null,
  account uuid not null,
  digest text not null,
  primary key (jurisdiction, account, digest),
  constraint account_recovery_code_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);

create table account_passkey (
  jurisdiction integer not null,
  -- As the authenticator named it, base64url.
  credential text not null,
  account uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (jurisdiction, credential),
  constraint account_passkey_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);
create index account_passkey_by_account on account_passkey (jurisdiction, account);

-- Who one is to another's single sign-on.
create table account_identity (
  jurisdiction integer not null,
  issuer text not null,
  subject text not null,
  account uuid not null,
  made_at timestamptz not null,
  primary key (jurisdiction, issuer, subject),
  constraint account_identity_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);
create index account_identity_by_account on account_identity (jurisdiction, account);

create table account_session (
  jurisdiction integer not null,
  id uuid not null,
  account uuid not null,
  digest text not null,
  -- `second-factor`: the password was right, nothing else is open yet; `whole`.
  stage text not null,
  -- What was signed in with: password, passkey, single-sign-on.
  signed_in_by text not null,
  address text not null,
  agent text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (jurisdiction, id),
  constraint account_session_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);
create unique index account_session_digest on account_session (jurisdiction, digest);
create index account_session_by_account on account_session (jurisdiction, account);

-- Links that are followed once: an invitation, a new password, the first administrator of a jurisdiction.
create table account_invitation (
  jurisdiction integer not null,
  id uuid not null,
  -- Null for the first administrator, who has no account yet.
  account uuid,
  purpose text not null,
  digest text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (jurisdiction, id),
  constraint account_invitation_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);
create unique index account_invitation_digest on account_invitation (jurisdiction, digest);
create index account_invitation_by_account on account_invitation (jurisdiction, account);

create table api_token (
  jurisdiction integer not null,
  id uuid not null,
  account uuid not null,
  name text not null,
  digest text not null,
  read_only boolean not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (jurisdiction, id),
  constraint api_token_of foreign key (jurisdiction, account) references account (jurisdiction, id)
);
create unique index api_token_digest on api_token (jurisdiction, digest);
create index api_token_by_account on api_token (jurisdiction, account);

-- Failed attempts, by a keyed index of the name, the account or the address: names that do not exist are counted alike.
create table sign_in_failure (
  jurisdiction integer not null,
  key text not null,
  counted_by text not null,
  failures integer not null,
  last timestamptz not null,
  primary key (jurisdiction, key)
);

select protect('account_password'), protect('account_totp'), protect('account_recovery_code'), protect('account_passkey'),
  protect('account_identity'), protect('account_session'), protect('account_invitation'), protect('api_token'),
  protect('sign_in_failure');
-- Credentials are seen only by a transaction that says it signs somebody in: a query that forgets itself finds no digest.
select visible(name, $$ (select sees('credentials')) $$) from unnest(array['account_password', 'account_totp',
  'account_recovery_code', 'account_passkey', 'account_identity', 'account_session', 'account_invitation', 'api_token',
  'sign_in_failure']) as name;
