import type { Definitions } from '../record/batch.ts';
import { inLanguage, type Language, say } from '../text/say.ts';
import type { Conversation } from './import.ts';
import type { Change, ImportKind, PlannedRow, Problem } from './kind.ts';
import { type Look, neededBy, type RowState, seenIn, stateOf, writable } from './look.ts';
import { rememberedKey } from './memory.ts';
import type { Said } from './prepare.ts';
import { columnOfField, notices } from './report.ts';
import type { Import } from './store.ts';
import type { Dependent } from './undo.ts';

const DEPENDENTS_SHOWN = 100;

/** A conversation as the console shows it (documented at /api/openapi.json). */
export function presentConversation(
  { kept, look }: Conversation,
  kinds: readonly ImportKind[],
  { language, refusal, undo }: { language: Language; refusal: string | null; undo: readonly Dependent[] | null },
) {
  const kind = kinds.find((known) => known.kind === kept.kind);
  return {
    ...summaryOf(look ? { ...kept, counts: look.counts, seen: seenIn(look) } : kept, kinds),
    kinds: labelsOf(kinds),
    // Rows that name their party each need none for the file.
    needsParty: kind?.partyOf !== undefined && (look?.prepared.rows ?? []).some(({ cells }) => !cells.party?.text),
    refused: kept.refused && { code: kept.refused.code, message: refusal },
    sheets: look ? sheetsOf(look, language) : [],
    columns: look ? columnsOf(look, kept) : [],
    fields: kind ? fieldsOf(kind) : [],
    wouldCreate: look ? wouldCreate(look) : [],
    undo: undo && { possible: undo.length === 0, count: undo.length, because: undo.slice(0, DEPENDENTS_SHOWN) },
  };
}

export function labelsOf(kinds: readonly ImportKind[]) {
  return kinds.map(({ kind, label }) => ({ kind, label }));
}

export function summaryOf(kept: Import, kinds: readonly ImportKind[]) {
  const { id, version, state, kind, fileName, counts, seen, at, actorName } = kept;
  return {
    ...{ id, version, state, kind },
    label: kinds.find((known) => known.kind === kind)?.label ?? null,
    party: kept.party ?? seen?.party ?? null,
    ...{ file: fileName, counts, states: seen?.states ?? null, at, by: actorName },
  };
}

function sheetsOf({ prepared }: Look, language: Language) {
  return prepared.sheets.map(({ sheet, table, other }) => ({
    name: sheet,
    table: table?.kind ?? null,
    headerRows: table?.headerRows ?? null,
    rows: table?.rows.length ?? 0,
    skipped: (table?.skipped ?? []).map(({ row, why }) => ({ row, why: inLanguage(why, language) })),
    notices: notices({ sheet, table, other }, prepared.kind, language).map(({ column, code, message }) => ({
      column,
      code,
      message,
    })),
  }));
}

function columnsOf(look: Look, { said }: Import) {
  return look.prepared.sheets.flatMap(({ sheet, table }) =>
    (table?.columns ?? []).map(({ index, letter, header, field, sample }) => ({
      sheet,
      index,
      letter,
      header,
      field,
      by: readBy(look, said, { sheet, index, field }),
      sample: sample.map(maskOf(look, table?.kind, field)),
    })),
  );
}

/** Why a column is read as it is: somebody chose it here, or in an earlier file of the office, or its header says it. */
function readBy(look: Look, { mapping = [] }: Said, column: { sheet: string; index: number; field: string | null }) {
  const { sheet, index, field } = column;
  if (mapping.some((choice) => choice.sheet === sheet && choice.index === index)) return 'chosen';
  return look.prepared.remembered.get(rememberedKey(look, sheet, index) ?? '') === field ? 'remembered' : 'header';
}

function fieldsOf(kind: ImportKind) {
  return Object.entries(kind.tables).flatMap(([table, columns]) =>
    Object.entries(columns).map(([field, { label, required = false, field: known }]) => ({
      table,
      field,
      label,
      required,
      ...(known?.codes ? { choices: known.codes.entries.map(({ zh }) => zh) } : {}),
    })),
  );
}

function wouldCreate(look: Look) {
  const rows = writable(look);
  return neededBy(rows, look.plan.shared).map(({ record, title, of = null, key }) => ({
    record,
    title,
    of,
    rows: rows.filter((row) => row.needs?.includes(key)).length,
  }));
}

export type Only = 'all' | 'problems' | RowState;

export function rowsShown(look: Look, only: Only): PlannedRow[] {
  if (only === 'all') return [...look.plan.rows];
  if (only === 'problems') return look.plan.rows.filter((row) => row.problems.length > 0);
  return look.plan.rows.filter((row) => stateOf(row, look) === only);
}

export function presentRow(row: PlannedRow, look: Look, language: Language, definitions: Definitions) {
  const { row: read, problems, match, changes, outcome } = row;
  const wrong = new Set(problems.map(({ field }) => field));
  return {
    sheet: read.sheet,
    row: read.row,
    state: stateOf(row, look),
    outcome,
    values: Object.fromEntries(
      Object.entries(read.cells).map(([field, { text }]) => [
        field,
        wrong.has(field) ? text : maskOf(look, read.table, field)(text),
      ]),
    ),
    problems: problems.map((problem) => presentProblem(problem, language)),
    ...(match
      ? {
          match: {
            ...match,
            why: say(match.why.word, match.why.params ?? {}, language),
            plural: definitions.get(match.record)?.plural,
          },
        }
      : {}),
    changes: changes.flatMap((change) => changedFields(change, definitions)),
  };
}

/** A secret is shown whole only where it must be corrected. What is not read may hold one: a long number is taken for it. */
function maskOf({ prepared }: Look, table: string | undefined, field: string | null): (text: string) => string {
  if (!field) return (text) => text.replaceAll(/\d{7,}(?=[\dXx]{4})/g, (hidden) => '*'.repeat(hidden.length));
  const known = prepared.kind.tables[table ?? '']?.[field]?.field;
  return known?.kind === 'secret' ? (text) => (text === '' ? '' : (known.mask?.(text) ?? '********')) : (text) => text;
}

function presentProblem({ word, params = {}, field = '', severity = 'error', choices }: Problem, language: Language) {
  return {
    field,
    column: columnOfField(field),
    severity,
    code: word.code,
    message: say(word, params, language),
    ...(choices
      ? {
          choices: choices.map(({ id, label }) => ({
            id,
            label: typeof label === 'string' ? label : inLanguage(label, language),
          })),
        }
      : {}),
  };
}

function changedFields({ record, values }: Change, definitions: Definitions) {
  return Object.entries(values).map(([field, after]) => ({
    field,
    label: definitions.get(record)?.fields[field]?.label ?? null,
    after,
  }));
}
