import type { FastifyReply, FastifyRequest } from 'fastify';
import { exportedRows } from '../audit/exported.ts';
import { sendWorkbook } from '../http/workbook.ts';
import type { Definitions } from '../record/batch.ts';
import type { Definition } from '../record/define.ts';
import type { Field } from '../record/fields.ts';
import { exportStatement, type ListQuery, shownFields } from '../record/list.ts';
import { Selection } from '../record/select.ts';
import { words } from '../record/words.ts';
import { writeWorkbook } from '../sheets/write.ts';
import { inLanguage, type Language } from '../text/say.ts';
import type { Door } from './door.ts';

/** A workbook of exactly what the list shows, all pages of it; noted before it is sent. */
export async function exportList(door: Door, definition: Definition, request: FastifyRequest, reply: FastifyReply) {
  const { actor, scope, language } = door.visitor(request);
  const { definitions } = door.application;
  const query = request.query as ListQuery;
  const rows = await door.database.read<Record<string, unknown>>(
    scope,
    exportStatement(definitions, definition, query, actor),
  );
  const columns = shownFields(new Selection(definitions, actor), definition, query.columns);
  const name = inLanguage(definition.label, language);
  const bytes = await writeWorkbook([
    {
      name,
      columns: [...columns.map(({ field }) => field.label), ...(definition.states ? [words.state] : [])].map(
        (label) => ({
          header: inLanguage(label, language),
        }),
      ),
      rows: rows.map((row) => [
        ...columns.map(({ path, field }) => shown(field, row[path], language)),
        ...(definition.states ? [inLanguage(definition.states[String(row.state)] ?? words.state, language)] : []),
      ]),
    },
  ]);
  const filters = filtersIn(definitions, definition, query);
  const whole = Object.keys(filters).length === 0 && scope.sees?.includes('records') === true;
  const how = { format: 'xlsx', filters, columns: columns.map(({ path }) => path) };
  await door.note(
    request,
    exportedRows({ record: definition.name, ids: rows.map(({ id }) => String(id)), whole, how }),
  );
  return sendWorkbook(reply, `${name}.xlsx`, bytes);
}

const notFilters = new Set(['page', 'size', 'sort', 'columns', 'language']);

/** What narrowed a list, for the log. Words that somebody typed can name people, and the log could not forget them. */
function filtersIn(definitions: Definitions, definition: Definition, query: ListQuery): Record<string, string | true> {
  const selection = new Selection(definitions);
  const set = Object.entries(query).filter(([path, value]) => value && !notFilters.has(path));
  return Object.fromEntries(
    set.map(([path, value]) => {
      const kind = path === 'state' ? 'code' : selection.resolve(definition, path)?.field.kind;
      return [path, kind && !/text/i.test(kind) ? String(value) : true];
    }),
  );
}

/** A value as people read it. */
function shown(field: Field, value: unknown, language: Language): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return inLanguage(value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }, language);
  if (typeof value === 'object') return String((value as { title?: string }).title ?? '');
  const entry = field.codes?.byCode.get(String(value));
  return entry ? inLanguage(entry, language) : String(value);
}
