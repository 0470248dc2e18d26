import type { Invariant } from '../../platform/doctor/invariant.ts';

/** A seal is worth something only while nobody can exchange the file. */
export const invariants: readonly Invariant[] = [
  {
    name: 'sealed-files',
    label: { zh: '封存的报告与其摘要相符', en: 'The sealed reports match their digests' },
    remedy: {
      zh: '该文件已损坏或被替换：请从备份找回，并用“验证”命令核对',
      en: 'The file is damaged or was replaced; take it from a backup, and check it with the verify command',
    },
    sql: `
select id, title from sealed_report where digest <> 'sha-256:' || encode(sha256(file), 'hex') order by sealed_at`,
  },
  {
    name: 'sealed-append-only',
    label: {
      zh: '程序只能添加封存的报告，不能改、不能删',
      en: 'The program can add sealed reports, never change or remove them',
    },
    remedy: {
      zh: '请收回权限：revoke update, delete, truncate on sealed_report from tongzhou_app, public',
      en: 'Take the right away: revoke update, delete, truncate on sealed_report from tongzhou_app, public',
    },
    sql: `
select 'sealed_report' as id, 'sealed_report: ' || power as title from unnest(array['update', 'delete', 'truncate']) as power
where has_table_privilege('tongzhou_app', 'sealed_report', power)
  or (power = 'update' and has_any_column_privilege('tongzhou_app', 'sealed_report', power))`,
  },
];
