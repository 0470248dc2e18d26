-- The log. One link of the chain is one batch: everything one request, one command or one import wrote. The application
-- can add to it and read it, never change or remove.

create table audit_chain (
  jurisdiction integer primary key,
  seq bigint not null,
  hash bytea not null
);

create table audit_batch (
  jurisdiction integer not null,
  seq bigint not null,
  batch uuid not null,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  via text not null,
  reason text,
  entries integer not null,
  -- Digest of the header and of all entries in order; the hash links it to the batch before.
  digest bytea not null,
  hash bytea not null,
  primary key (jurisdiction, seq)
);
create unique index audit_batch_id on audit_batch (jurisdiction, batch);

create table audit_entry (
  jurisdiction integer not null,
  seq bigint not null,
  n integer not null,
  record text not null,
  id uuid not null,
  subject uuid,
  content text not null,
  primary key (jurisdiction, seq, n)
);
create index audit_entry_of on audit_entry (jurisdiction, record, id, seq);

-- The key under which the log keeps a person's values; wrapped by the keyring. Erasing it erases them from the log.
create table subject_key (
  jurisdiction integer not null,
  subject uuid not null,
  key text not null,
  primary key (jurisdiction, subject)
);

select protect('audit_chain'), protect('subject_key'), protect_append_only('audit_batch'), protect_append_only('audit_entry');
