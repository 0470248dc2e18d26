import { organisationLevel } from '../../../data/organisation-level.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { saysOtherwise } from '../../../platform/imports/compare.ts';
import {
  type Change,
  type Creation,
  type ImportColumns,
  importKind,
  type Plan,
  type PlanContext,
  type PlannedRow,
  type Problem,
  type ReadRow,
} from '../../../platform/imports/kind.ts';
import { cellProblems, cellValue, isError } from '../../../platform/imports/rows.ts';
import { words as importWords } from '../../../platform/imports/words.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { code, text } from '../../../platform/record/fields.ts';
import { agree } from '../../../platform/text/partial-date.ts';
import { changeKind } from '../codes.ts';
import { organisation } from '../organisation.ts';
import { organisationChange } from '../organisation-change.ts';
import { organisationFindings } from '../rules.ts';
import { words } from '../words.ts';
import { type KnownOrganisation, levelByName, loadOrganisations, nameKey } from './organisations-known.ts';
import { partyByCell, partyName, partyOfTable } from './party-of.ts';

const of = organisation.fields;
const change = organisationChange.fields;
const levelField = code(organisationLevel, { zh: '级别', en: 'Level' });

/** The columns of a list of organisations with their history 组织沿革. */
const organisationColumns = {
  serial: { label: { zh: '序号', en: 'No.' }, synonyms: ['序号', '编号', '序'] },
  party: {
    label: of.party.label,
    synonyms: ['党派', '所属党派', '党派名称'],
    carries: true,
    field: text(of.party.label),
  },
  name: {
    label: of.name.label,
    synonyms: [
      '组织名称',
      '组织',
      '名称',
      '基层组织',
      '基层组织名称',
      '组织全称',
      '支部名称',
      '支部',
      '支社名称',
      '单位名称',
    ],
    required: true,
    distinctive: true,
    field: of.name,
  },
  shortName: { label: of.shortName.label, synonyms: ['简称', '组织简称'], field: of.shortName },
  level: {
    label: of.level.label,
    synonyms: ['级别', '组织级别', '组织类别', '类别', '组织类型', '组织形式'],
    distinctive: true,
    field: levelField,
  },
  parent: {
    label: of.parent.label,
    synonyms: ['上级组织', '隶属', '隶属组织', '上级', '隶属关系', '所属组织'],
    distinctive: true,
    field: text(of.parent.label),
  },
  founded: {
    label: of.founded.label,
    synonyms: ['成立时间', '成立日期', '成立年月', '建立时间', '设立时间'],
    distinctive: true,
    field: of.founded,
  },
  dissolved: { label: of.dissolved.label, synonyms: ['撤销时间', '撤销日期', '注销时间'], field: of.dissolved },
  kind: {
    label: change.kind.label,
    synonyms: ['变更', '变更类型', '变更事项', '沿革', '事项', '变动', '变动类型'],
    distinctive: true,
    field: code(changeKind, change.kind.label),
  },
  happened: {
    label: change.happened.label,
    synonyms: [
      '升格时间',
      '升格日期',
      '升格年月',
      '变更时间',
      '变更日期',
      '变动时间',
      '批准时间',
      '批准日期',
      '升级时间',
      '更名时间',
      '换设时间',
    ],
    distinctive: true,
    field: change.happened,
  },
  fromLevel: {
    label: change.fromLevel.label,
    synonyms: ['原级别', '升格前', '升格前级别', '变更前', '原组织级别', '变更前级别', '原类别', '原组织形式'],
    distinctive: true,
    field: levelField,
  },
  toLevel: {
    label: change.toLevel.label,
    synonyms: ['现级别', '升格后', '升格后级别', '变更后', '变更后级别', '现类别', '现组织形式'],
    distinctive: true,
    field: levelField,
  },
  fromName: {
    label: change.fromName.label,
    synonyms: ['原名称', '曾用名', '原名', '前身', '变更前名称'],
    field: change.fromName,
  },
  approvedBy: {
    label: change.approvedBy.label,
    synonyms: ['批准单位', '批准机关', '审批单位', '批准组织'],
    field: change.approvedBy,
  },
  document: {
    label: change.document.label,
    synonyms: ['批准文号', '文号', '批复文号', '批准文件'],
    field: change.document,
  },
  sector: { label: of.sector.label, synonyms: ['界别特色', '界别', '主要界别'], field: of.sector },
  address: { label: of.address.label, synonyms: ['地址', '办公地址', '联系地址'], field: of.address },
  contact: { label: of.contact.label, synonyms: ['联系人', '负责人', '主委'], field: of.contact },
  note: { label: of.note.label, synonyms: ['备注', '说明'], field: of.note },
} as const satisfies ImportColumns;

interface KnownChange {
  readonly id: string;
  readonly organisation: string;
  readonly kind: string;
  readonly happened: string;
}

interface OrganisationsKnown {
  readonly organisations: readonly KnownOrganisation[];
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly changes: ReadonlyMap<string, readonly KnownChange[]>;
}

async function load(tx: Tx, batch: Batch): Promise<OrganisationsKnown> {
  const values = await tx.query<{ id: string }>(
    `select id, short_name as "shortName", level, founded, dissolved, sector, address, contact, note from organisation where jurisdiction = $1`,
    [batch.jurisdiction],
  );
  const changes = await tx.query<KnownChange>(
    `select id, organisation, kind, happened from organisation_change where jurisdiction = $1 and state = 'kept'`,
    [batch.jurisdiction],
  );
  return {
    organisations: await loadOrganisations(tx, batch),
    values: new Map(values.map((row) => [row.id, row])),
    changes: Map.groupBy(changes, (known) => known.organisation),
  };
}

/** Ids by party and name: those known, and those that rows of this file make. */
interface Progress {
  readonly ids: Map<string, string>;
  readonly made: Set<string>;
  readonly changes: Map<string, KnownChange[]>;
  readonly parents: Map<string, string>;
}

function plan(rows: readonly ReadRow[], known: OrganisationsKnown, context: PlanContext): Plan {
  const progress: Progress = {
    ids: new Map(known.organisations.map(({ id, party, name }) => [`${party} ${nameKey(name)}`, id])),
    made: new Set(),
    changes: new Map([...known.changes].map(([id, changes]) => [id, [...changes]])),
    parents: new Map(known.organisations.flatMap(({ id, parent }) => (parent ? [[id, parent] as const] : []))),
  };
  // A parent may stand below its branches, so ids are given before any row is planned; parents are made before branches.
  const own = new Set(progress.ids.keys());
  for (const row of rows) {
    const key = keyOf(row, context);
    if (key && !progress.ids.has(key)) progress.ids.set(key, context.newId());
  }
  return { rows: rows.map((row) => planRow(row, known, context, progress, own)), shared: [] };
}

function partyOf(row: ReadRow, context: PlanContext): string | null {
  const cell = row.cells.party?.text;
  return cell ? partyByCell(cell) : (partyByCell(row.cells.name?.text ?? '') ?? context.party);
}

function keyOf(row: ReadRow, context: PlanContext): string | null {
  const party = partyOf(row, context);
  const name = cellValue(row, 'name');
  return party && name ? `${party} ${nameKey(name)}` : null;
}

function planRow(
  row: ReadRow,
  known: OrganisationsKnown,
  context: PlanContext,
  progress: Progress,
  own: ReadonlySet<string>,
): PlannedRow {
  const party = partyOf(row, context);
  const name = cellValue(row, 'name');
  const dates = { founded: cellValue(row, 'founded'), dissolved: cellValue(row, 'dissolved') };
  const parent = parentOf(row, party, progress);
  const problems: Problem[] = [...cellProblems(row), ...organisationFindings(dates), ...parent.problems];
  if (!name) problems.push({ word: importWords.required, params: { label: of.name.label }, field: 'name' });
  if (!party) problems.push({ word: importWords.partyUnknown, field: 'party' });
  const key = keyOf(row, context);
  if (!key || !party || !name || problems.some(isError))
    return { row, outcome: 'new', problems, creations: [], changes: [] };
  const id = progress.ids.get(key) as string;
  const history = planChanges(row, id, context, progress);
  const values = told(row, parent.id);
  if (own.has(key) || progress.made.has(key)) {
    const changes = own.has(key) ? differing(id, values, known, progress) : [];
    const outcome = changes.length > 0 || history.length > 0 ? 'update' : 'unchanged';
    return { row, outcome, problems, creations: history, changes };
  }
  progress.made.add(key);
  const level = cellValue(row, 'toLevel') ?? cellValue(row, 'level') ?? levelByName(name);
  if (!level) {
    const missing: Problem = { word: importWords.required, params: { label: of.level.label }, field: 'level' };
    return { row, outcome: 'new', problems: [...problems, missing], creations: [], changes: [] };
  }
  const creation: Creation = {
    record: 'organisation',
    id,
    values: { ...values, name, party, level },
    ...(dates.dissolved ? { state: 'dissolved' } : {}),
  };
  return { row, outcome: 'new', problems, creations: [creation, ...history], changes: [] };
}

function parentOf(row: ReadRow, party: string | null, { ids }: Progress): { id: string | null; problems: Problem[] } {
  const name = cellValue(row, 'parent');
  if (!name || !party) return { id: null, problems: [] };
  const id = ids.get(`${party} ${nameKey(name)}`) ?? null;
  const problem: Problem = { word: words.parentUnknown, params: { name }, field: 'parent', severity: 'warning' };
  return { id, problems: id ? [] : [problem] };
}

function told(row: ReadRow, parent: string | null) {
  const columns = ['shortName', 'founded', 'dissolved', 'sector', 'address', 'contact', 'note'];
  const values = columns
    .map((column) => [column, cellValue(row, column)] as const)
    .filter(([, value]) => value !== null);
  return { ...Object.fromEntries(values), ...(parent ? { parent } : {}) };
}

function differing(
  id: string,
  values: Readonly<Record<string, unknown>>,
  known: OrganisationsKnown,
  progress: Progress,
): Change[] {
  const kept = { ...known.values.get(id), parent: progress.parents.get(id) ?? null } as Readonly<
    Record<string, unknown>
  >;
  const changed = Object.entries(values).filter(([name, value]) =>
    saysOtherwise(of[name as keyof typeof of], kept[name], value),
  );
  return changed.length > 0 ? [{ record: 'organisation', id, values: Object.fromEntries(changed) }] : [];
}

/** Founding from its date; an upgrade, or what the row names, from its own date. One already known is not added again. */
function planChanges(row: ReadRow, id: string, context: PlanContext, progress: Progress): Creation[] {
  const happened = cellValue(row, 'happened');
  const toLevel = cellValue(row, 'toLevel') ?? cellValue(row, 'level');
  const fromLevel = cellValue(row, 'fromLevel');
  const fromName = cellValue(row, 'fromName');
  const kind = cellValue(row, 'kind') ?? (fromLevel ? 'upgraded' : fromName ? 'renamed' : null);
  const founded = cellValue(row, 'founded');
  const events = [
    ...(founded ? [{ kind: 'founded', happened: founded, toLevel: fromLevel ?? toLevel }] : []),
    ...(kind && kind !== 'founded' && happened
      ? [
          {
            kind,
            happened,
            fromLevel,
            toLevel,
            fromName,
            approvedBy: cellValue(row, 'approvedBy'),
            document: cellValue(row, 'document'),
          },
        ]
      : []),
  ];
  const before = progress.changes.get(id) ?? [];
  const fresh = events.filter(
    (event) => !before.some((kept) => kept.kind === event.kind && agree(kept.happened, event.happened)),
  );
  const made = fresh.map((event) => ({
    record: 'organisation_change',
    id: context.newId(),
    values: { organisation: id, ...event },
  }));
  progress.changes.set(id, [...before, ...made.map(({ id: changeId, values }) => ({ id: changeId, ...values }))]);
  return made;
}

export const organisations = importKind<OrganisationsKnown>({
  kind: 'organisations',
  label: { zh: '组织沿革', en: 'Organisations with their history' },
  tables: { organisations: organisationColumns },
  partyOf: partyOfTable,
  partyName,
  load,
  plan,
});
