import { rule } from './rule.ts';
import { tablesAreScoped } from './tables.ts';

const table = (key: string): string =>
  `create table gift (\n  jurisdiction integer not null,\n  id uuid not null,\n  primary key (${key})\n);\n`;

rule('tables are scoped by jurisdiction and have no triggers', tablesAreScoped, {
  broken: {
    'without protection': { 'migrations/0009-fund.sql': table('jurisdiction, id') },
    'keyed by the id alone': { 'migrations/0009-fund.sql': `${table('id')}select protect('gift');` },
    'with a trigger': {
      'migrations/0009-fund.sql': 'create trigger gift_audit after insert on gift execute function log();',
    },
  },
  sound: { 'migrations/0009-fund.sql': `${table('jurisdiction, id')}select protect('gift');` },
});
