-- What makes the log quick to read. For each batch how many entries it has of a record and an action: a page of the log costs
-- the same however large its imports are and however long it has grown. Verifying the log holds it to the entries.

create table audit_summary (
  jurisdiction integer not null,
  seq bigint not null,
  record text not null,
  action text not null,
  entries integer not null,
  primary key (jurisdiction, seq, record, action)
);
insert into audit_summary (jurisdiction, seq, record, action, entries)
select jurisdiction, seq, record, coalesce(substring(content from '^\{"action":"([^"]*)"'), ''), count(*)
from audit_entry group by 1, 2, 3, 4;

create index audit_summary_of_record on audit_summary (jurisdiction, record, action, seq);
create index audit_summary_of_action on audit_summary (jurisdiction, action, seq);
create index audit_batch_of_actor on audit_batch (jurisdiction, actor, seq);
create index audit_batch_of_name on audit_batch (jurisdiction, actor_name, seq);
create index audit_batch_of_via on audit_batch (jurisdiction, via, seq);
create index audit_batch_at on audit_batch (jurisdiction, at, seq);
-- Whoever asks what was written and read of a person.
create index audit_entry_of_subject on audit_entry (jurisdiction, subject, seq) where subject is not null;

select protect_append_only('audit_summary'),
  readable('audit_summary', $$ (select sees('log')) or (select sees('records')) and record not in ('account', 'access_grant') $$);
