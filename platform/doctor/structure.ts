import { migrationsThere } from '../db/migrate.ts';
import { columnOf, dayColumnOf, indexColumnOf } from '../record/columns.ts';
import { type Definition, fieldsOf } from '../record/define.ts';
import type { Check } from './check.ts';

const APPLICATION = 'tongzhou_app';

const migrations: Check = {
  name: 'migrations',
  label: { zh: '已执行的迁移与程序自带的一致', en: 'The migrations applied are those of the program' },
  remedy: {
    zh: '请用与数据库相符的程序版本；不要改动已执行过的迁移文件',
    en: 'Use the version of the program that fits the database; never change a migration that was applied',
  },
  async find(_, look) {
    const rows = await look<{ number: number; file: string; digest: string }>(
      'select number, file, digest from schema_migration',
    );
    const there = await migrationsThere();
    const applied = new Map(rows.map((row) => [row.number, row]));
    const numbers = new Set([...applied.keys(), ...there.map(({ number }) => number)]);
    return [...numbers].flatMap((number) => {
      const file = there.find((one) => one.number === number);
      const row = applied.get(number);
      return file?.digest === row?.digest ? [] : [{ id: String(number), title: file?.file ?? row?.file ?? '' }];
    });
  },
};

const columns: Check = {
  name: 'columns',
  label: { zh: '每张表都有定义所需的列', en: 'Every table has the columns of its definition' },
  remedy: {
    zh: '新增字段需要一份迁移：请补上缺少的列',
    en: 'A new field needs a migration; write the one that adds the column',
  },
  async find({ definitions }, look) {
    const rows = await look<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    const there = new Set(rows.map(({ name }) => name));
    const needed = [...definitions.values()].flatMap((definition) =>
      columnsOf(definition).map((column) => `${definition.name}.${column}`),
    );
    return needed.filter((name) => !there.has(name)).map((name) => ({ id: name, title: name }));
  },
};

function columnsOf(definition: Definition): string[] {
  const fields = fieldsOf(definition);
  const ofFields = fields.flatMap(([name, { kind }]) => {
    if (kind === 'partialDate') return [columnOf(name), dayColumnOf(name)];
    return kind === 'secret' ? [columnOf(name), indexColumnOf(name)] : [columnOf(name)];
  });
  const searched = fields.some(([, field]) => field.search) ? ['search', 'search_text'] : [];
  const kept = ['jurisdiction', 'id', 'version', ...(definition.states ? ['state'] : [])];
  return [...kept, ...ofFields, ...searched];
}

/** What every policy begins with (migrations, policy_within_scope) as PostgreSQL writes it, without brackets and casts. */
const WITHIN_SCOPE = [">= NULLIFcurrent_setting'app.lo'", "<= NULLIFcurrent_setting'app.hi'"]
  .map((bound) => `jurisdiction ${bound}, true, ''`)
  .join(' AND ');

/** Tables that say nothing of a person: whoever works in the jurisdiction reads and writes them. */
const common = ['audit_chain', 'subject_key', 'figure_mark', 'idempotency'];

/** Not forced upon the owner, who migrates, backs up and examines: nobody works with the records as the owner. */
const rowSecurity: Check = {
  name: 'row-level-security',
  label: { zh: '每张业务表只显示本辖区的行', en: 'Every business table shows only the rows in scope' },
  remedy: {
    zh: '请恢复行级安全：enable row level security，且只保留迁移文件里的策略',
    en: 'Put row-level security back: enable it on the table, with the policies of its migration alone',
  },
  find: (_, look) =>
    look(
      `
with policy as (
  select polrelid, polcmd as command, regexp_replace(expression, '[()]|::\\w+', '', 'g') as expression from pg_policy,
    lateral (values (pg_get_expr(polqual, polrelid)), (coalesce(pg_get_expr(polwithcheck, polrelid), pg_get_expr(polqual, polrelid))))
      as written (expression) where polpermissive and written.expression is not null
)
select c.relname as id, c.relname as title from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration' and (
  not c.relrowsecurity or not exists (select from policy p where p.polrelid = c.oid)
  or exists (select from policy p where p.polrelid = c.oid and not coalesce(
    starts_with(p.expression, $1 || ' AND ') and p.expression ~ '\\m(sees''|row_is_(seen|written))'
    or p.expression = $1 and (p.command = 'a' or c.relname = any($2::text[])), false)))
order by 1`,
      [WITHIN_SCOPE, common],
    ),
};

const role: Check = {
  name: 'application-role',
  label: {
    zh: '程序所用的角色绕不过行级安全',
    en: 'The role that the program works with cannot bypass row-level security',
  },
  remedy: {
    zh: `请管理员收回角色 ${APPLICATION} 的这些权限：它不应拥有任何表，也不应属于其他角色`,
    en: `Have an administrator take this from the role ${APPLICATION}: it must own no table and belong to no other role`,
  },
  find: (_, look) =>
    look(
      `
select $1::text as id, title from (
  select r.oid, attribute as title from pg_roles r, lateral (values ('superuser', r.rolsuper), ('bypassrls', r.rolbypassrls),
    ('createrole', r.rolcreaterole), ('createdb', r.rolcreatedb)) as has (attribute, really) where really
  union all select m.member, 'member of ' || pg_get_userbyid(m.roleid) from pg_auth_members m
  union all select relowner, 'owner of ' || relname from pg_class where relnamespace = 'public'::regnamespace
) as power where oid = (select oid from pg_roles where rolname = $1) order by 2`,
      [APPLICATION],
    ),
};

const appendOnly: Check = {
  name: 'log-append-only',
  label: { zh: '程序只能追加日志，不能改、不能删', en: 'The program can add to the log, never change or remove' },
  remedy: {
    zh: `请收回权限：revoke update, delete, truncate on audit_batch, audit_entry, audit_summary, audit_chain from ${APPLICATION}, public`,
    en: `Take the right away: revoke update, delete, truncate on audit_batch, audit_entry, audit_summary, audit_chain from ${APPLICATION}, public`,
  },
  find: (_, look) =>
    look(
      `
select name as id, name || ': ' || lower(right_) as title
from unnest(array['audit_batch', 'audit_entry', 'audit_summary', 'audit_chain']) as name, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as right_
where has_table_privilege($1, name, right_)
  or (right_ = 'UPDATE' and name <> 'audit_chain' and has_any_column_privilege($1, name, right_))
order by 1, 2`,
      [APPLICATION],
    ),
};

export const structure: readonly Check[] = [migrations, columns, rowSecurity, role, appendOnly];
