import type { Statement } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import { queryTokens } from '../text/search.ts';
import { allowedInList } from './allowed.ts';
import type { Definitions } from './batch.ts';
import { columnOf, dayColumnOf } from './columns.ts';
import { type Actor, type Definition, fieldsOf } from './define.ts';
import type { Field } from './fields.ts';
import { isId } from './ids.ts';
import { Selection } from './select.ts';
import { words } from './words.ts';

/** What a list is asked for: the query string, as sent. */
export type ListQuery = Readonly<Record<string, string | undefined>>;

const LARGEST_PAGE = 200;
const about = new Set(['q', 'sort', 'page', 'size', 'columns', 'language', 'state']);

interface Parts {
  readonly selection: Selection;
  readonly where: string[];
  readonly values: unknown[];
}

/**
 * One statement for a page of a list with its total, as JSON text: `{rows, total, page, size, allowed}`. What matches is
 * found once, for the page and the total; the page is cut before references are joined, so that only what is shown is
 * looked up.
 */
export function listStatement(
  definitions: Definitions,
  definition: Definition,
  query: ListQuery,
  actor: Actor,
): Statement {
  const size = Math.min(positive(query.size, 50), LARGEST_PAGE);
  const page = positive(query.page, 1);
  const { text, values } = pageOf(definitions, definition, query, actor, { size, page });
  const allowed = JSON.stringify(definition.create(actor, null) ? ['create'] : []);
  return {
    text: `${text.matched} select json_build_object(
 'rows', coalesce((select json_agg(row_to_json(x)) from (${text.rows}) x), '[]'::json),
 'total', (select count(*) from matched), 'page', ${text.page}, 'size', ${text.size}, 'allowed', '${allowed}'::json)::text`,
    values,
    onePlan: !query.q?.trim(),
  };
}

/** All rows of a list for an export, without the page, one row a result. */
export function exportStatement(
  definitions: Definitions,
  definition: Definition,
  query: ListQuery,
  actor: Actor,
): Statement {
  const { text, values } = pageOf(definitions, definition, query, actor, null);
  return { text: `${text.matched} ${text.rows}`, values };
}

function pageOf(
  definitions: Definitions,
  definition: Definition,
  query: ListQuery,
  actor: Actor,
  shown: { readonly size: number; readonly page: number } | null,
) {
  const inner: Parts = { selection: new Selection(definitions, actor), where: [], values: [] };
  addFilters(inner, definition, query);
  const order = orderOf(inner.selection, definition, query.sort ?? definition.sort ?? definition.title);
  const outer = new Selection(definitions, actor);
  const columns = shownFields(outer, definition, query.columns)
    .filter(({ path }) => path !== 'title')
    .map(({ path, value }) => `, ${value} as ${JSON.stringify(path)}`);
  const state = definition.states ? 't.state,' : '';
  const size = shown && `${bind(inner, shown.size)}::int`;
  const page = shown && `${bind(inner, shown.page)}::int`;
  const cut = shown ? `limit ${size} offset (${page} - 1) * ${size}` : '';
  const rows = `select t.id, t.version, ${state} ${outer.title('t', definition)} as title${columns.join('')},
 ${allowedInList(definition, actor)} as allowed
 from (select * from matched order by sort_key ${order.direction}, id ${cut}) m
 join ${definition.name} t on t.jurisdiction = m.jurisdiction and t.id = m.id
 ${outer.joins} order by m.sort_key ${order.direction}, m.id`;
  const matched = `with matched as materialized (select t.jurisdiction, t.id, ${order.by} as sort_key
 from ${definition.name} t ${inner.selection.joins} ${whereOf(inner)})`;
  return { text: { matched, rows, size, page }, values: inner.values };
}

function whereOf({ where }: Parts): string {
  return where.length > 0 ? `where ${where.join(' and ')}` : '';
}

/** The fields a list shows: those asked for, else those the definition lists, empty where the actor does not read them as they are. */
export function shownFields(selection: Selection, definition: Definition, asked: string | undefined) {
  const names = asked
    ? asked.split(',')
    : fieldsOf(definition)
        .filter(([, field]) => field.list)
        .map(([name]) => name);
  return names.map((path) => {
    const found = selection.resolve(definition, path);
    if (!found || (asked && !selection.shows(found.field))) throw unknownFilter(path);
    return { path, field: found.field, value: selection.value(found.alias, found.name, found.field) };
  });
}

function orderOf(selection: Selection, definition: Definition, sort: string): { by: string; direction: string } {
  const descending = sort.startsWith('-');
  const path = descending ? sort.slice(1) : sort;
  const direction = descending ? 'desc nulls last' : 'asc nulls last';
  if (path === 'state' && definition.states) return { by: 't.state', direction };
  const found = selection.resolve(definition, path);
  if (!found || !selection.shows(found.field)) throw unknownFilter(path);
  return { by: selection.order(found.alias, found.name, found.field), direction };
}

function addFilters(parts: Parts, definition: Definition, query: ListQuery): void {
  if (query.q?.trim()) addSearch(parts, definition, query.q);
  if (query.state && definition.states) {
    parts.where.push(`t.state = any(${bind(parts, query.state.split(','))}::text[])`);
  }
  for (const [path, value] of Object.entries(query)) {
    if (about.has(path) || value === undefined || value === '') continue;
    const found = parts.selection.resolve(definition, path);
    if (!found || !parts.selection.shows(found.field)) throw unknownFilter(path);
    parts.where.push(condition(parts, found.alias, found.name, found.field, value));
  }
}

function condition(parts: Parts, alias: string, name: string, field: Field, value: string): string {
  const column = `${alias}.${columnOf(name)}`;
  switch (field.kind) {
    case 'code':
      return `${column} = any(${bind(parts, value.split(','))}::text[])`;
    case 'reference':
      return `${column} = any(${bind(parts, value.split(',').filter(isId))}::uuid[])`;
    case 'yesNo':
      return value === 'true' ? column : `${column} is not true`;
    case 'date':
      return range(parts, column, value, 'date');
    case 'partialDate':
      return range(parts, `${alias}.${dayColumnOf(name)}`, value, 'date');
    case 'integer':
      return range(parts, column, value, 'int');
    case 'text':
    case 'longText':
      return `${column} = ${bind(parts, value)}::text`;
    default:
      throw unknownFilter(name);
  }
}

const shapes = { date: /^\d{4}-\d{2}-\d{2}$/, int: /^-?\d{1,9}$/ };

/** `FROM/TO`, either end may be left out; a single value is both ends. Both ends are included. */
function range(parts: Parts, column: string, value: string, type: 'date' | 'int'): string {
  const [from = '', to = from] = value.split('/');
  const ends: string[] = [];
  for (const [end, sign] of [
    [from, '>='],
    [to, '<='],
  ] as const) {
    if (end !== '' && !shapes[type].test(end)) throw unknownFilter(value);
    if (end !== '') ends.push(`${column} ${sign} ${bind(parts, end)}::${type}`);
  }
  return ends.length > 0 ? `(${ends.join(' and ')})` : 'true';
}

/** Searches the record itself, or what its title refers to: a membership is found by the person's name. */
function addSearch(parts: Parts, definition: Definition, words: string): void {
  const { tokens, pattern } = queryTokens(words);
  const [column, table] = searchedThrough(parts.selection, definition);
  const found = `select jurisdiction, id from search_${table}(${bind(parts, tokens)}::text[], ${bind(parts, pattern)})`;
  parts.where.push(`(t.jurisdiction, ${column}) in (${found})`);
}

function searchedThrough(selection: Selection, definition: Definition): [column: string, table: string] {
  if (fieldsOf(definition).some(([, field]) => field.search)) return ['t.id', definition.name];
  const title = selection.resolve(definition, definition.title);
  if (title?.field.kind !== 'reference') throw unknownFilter('q');
  return [`t.${columnOf(definition.title)}`, title.field.to ?? ''];
}

function bind(parts: Parts, value: unknown): string {
  parts.values.push(value);
  return `$${parts.values.length}`;
}

function positive(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : otherwise;
}

function unknownFilter(field: string): DomainError {
  return new DomainError('invalid', words.unknownFilter, { field });
}
