-- What was answered to a write that a client may send again. Kept for a day.
create table idempotency (
  jurisdiction integer not null,
  key text not null,
  request_digest text not null,
  status integer,
  body text,
  at timestamptz not null default now(),
  primary key (jurisdiction, key)
);
select protect('idempotency');
