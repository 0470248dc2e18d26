-- Sealed reports, as files; what they say stays even if every record behind them changes.
create table sealed_report (
  jurisdiction integer not null,
  id uuid not null,
  kind text not null,
  title text not null,
  during text not null,
  sealed_at timestamptz not null,
  sealed_by text not null,
  fingerprint text not null,
  digest text not null,
  file bytea not null,
  primary key (jurisdiction, id)
);
select protect_append_only('sealed_report');
