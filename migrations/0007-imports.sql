-- Imports as conversations: the file is kept from the upload on, with everything people answered, until they end it.

create table import (
  jurisdiction integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  kind text,
  party text,
  file_name text not null,
  file_digest text not null,
  -- Encrypted: a roster holds ID numbers.
  file bytea not null,
  -- What people chose and corrected, {mapping, fixes, answers, aside}, encrypted for the same reason; null for nothing.
  said text,
  -- Counts of the last look, or of what was written.
  counts jsonb,
  -- Of the same look: rows by what becomes of each, and the party that the file is of, {states, party}.
  seen jsonb,
  refused jsonb,
  -- The place in the log of what it wrote.
  seq bigint,
  at timestamptz not null,
  actor_name text not null,
  primary key (jurisdiction, id)
);
create index import_by_time on import (jurisdiction, at desc);

-- What a column was taken to be, by the office that sends it: remembered from a file that was written for the next one.
create table import_column (
  jurisdiction integer not null,
  kind text not null,
  -- Empty for kinds of file that are of no one party.
  party text not null,
  header text not null,
  -- Null for a column that is not read.
  field text,
  primary key (jurisdiction, kind, party, header)
);

select protect('import'), protect('import_column');
