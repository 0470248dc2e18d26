import { logOnlyGrows } from './log.ts';
import { rule } from './rule.ts';

rule('the log only grows', logOnlyGrows, {
  broken: {
    'an entry removed': { 'platform/audit/prune.ts': "tx.query('delete from audit_entry where seq < $1')" },
    'an entry changed': { 'modules/people/forget.ts': 'update\n  audit_entry set content = null' },
    'all of it gone': { 'migrations/0099-clean.sql': 'truncate table audit_batch;' },
    'a column dropped': { 'migrations/0099-clean.sql': 'alter table audit_batch drop column reason;' },
    'another role': { 'platform/db/repair.ts': "client.query('reset role')" },
  },
  sound: {
    'platform/audit/log.ts': 'insert into audit_entry (jurisdiction) select 1',
    'platform/audit/subject-keys.ts': "tx.query('delete from subject_key where subject = $1')",
    'platform/audit/log.test.ts': "owner.query('delete from audit_entry')",
  },
});
