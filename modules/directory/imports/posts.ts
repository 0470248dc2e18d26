import { politicalStatus } from '../../../data/political-status.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { saysOtherwise } from '../../../platform/imports/compare.ts';
import {
  type ImportColumns,
  importKind,
  type Plan,
  type PlanContext,
  type PlannedRow,
  type Problem,
  type ReadRow,
  type SharedCreation,
} from '../../../platform/imports/kind.ts';
import { cellProblems, cellValue, isError } from '../../../platform/imports/rows.ts';
import { words as importWords } from '../../../platform/imports/words.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { code, text } from '../../../platform/record/fields.ts';
import { fold } from '../../../platform/text/fold.ts';
import { agree } from '../../../platform/text/partial-date.ts';
import { person } from '../person.ts';
import { post } from '../post.ts';
import { bodyKindOf, bodyLevelOf, personFindings, postRoleOf, tenureFindings } from '../rules.ts';
import { tenure } from '../tenure.ts';
import { words } from '../words.ts';
import {
  differences,
  type KnownPeople,
  type KnownPerson,
  loadPeople,
  membersNamed,
  sameNameAndBirth,
} from './people.ts';

const of = person.fields;
const status = code(politicalStatus, { zh: '政治面貌', en: 'Political status' });

/** The columns of a list of deputies, members and officials 代表委员与干部. */
export const postColumns = {
  serial: { label: { zh: '序号', en: 'No.' }, synonyms: ['序号', '编号', '序'] },
  name: { label: of.name.label, synonyms: ['姓名', '名字'], required: true, field: of.name },
  sex: { label: of.sex.label, synonyms: ['性别'], field: of.sex },
  born: { label: of.born.label, synonyms: ['出生年月', '出生日期', '出生时间', '出生', '生日'], field: of.born },
  idNumber: {
    label: of.idNumber.label,
    synonyms: ['身份证号', '身份证', '身份证号码', '证件号码'],
    field: of.idNumber,
  },
  politicalStatus: {
    label: status.label,
    synonyms: ['政治面貌', '党派', '所属党派', '政治身份'],
    distinctive: true,
    field: status,
  },
  body: {
    label: { zh: '机构', en: 'Body' },
    synonyms: ['机构', '任职机构', '机构名称', '任职单位', '单位', '所在单位', '单位名称', '任职部门', '部门'],
    required: true,
    distinctive: true,
    carries: true,
    field: text({ zh: '机构', en: 'Body' }, { max: 120 }),
  },
  post: {
    label: post.label,
    synonyms: ['职务', '任职', '现任职务', '担任职务', '职务名称', '任职职务'],
    required: true,
    field: text({ zh: '职务', en: 'Post' }, { max: 80 }),
  },
  rank: {
    label: post.fields.rank.label,
    synonyms: ['职级', '级别', '行政级别', '职务级别'],
    distinctive: true,
    field: post.fields.rank,
  },
  sector: {
    label: tenure.fields.sector.label,
    synonyms: ['界别', '所属界别'],
    field: tenure.fields.sector,
    lenient: true,
  },
  begins: {
    label: tenure.fields.begins.label,
    synonyms: ['任职时间', '任职日期', '任职年月', '任现职时间', '起始时间', '当选时间', '任命时间'],
    distinctive: true,
    field: tenure.fields.begins,
  },
  ends: {
    label: tenure.fields.ends.label,
    synonyms: ['免职时间', '免职日期', '离任时间', '卸任时间', '终止时间', '任职终止时间'],
    distinctive: true,
    field: tenure.fields.ends,
  },
  termEnds: {
    label: tenure.fields.termEnds.label,
    synonyms: ['任期届满', '届满时间', '任期至', '任期截止'],
    field: tenure.fields.termEnds,
  },
  beganBy: {
    label: tenure.fields.beganBy.label,
    synonyms: ['任职方式', '产生方式'],
    field: tenure.fields.beganBy,
    lenient: true,
  },
  document: {
    label: tenure.fields.document.label,
    synonyms: ['任免文号', '文号', '任职文号', '任命文号'],
    field: tenure.fields.document,
  },
  phone: { label: of.phone.label, synonyms: ['手机', '手机号码', '联系电话', '电话'], field: of.phone },
  note: { label: of.note.label, synonyms: ['备注', '说明'] },
} as const satisfies ImportColumns;

interface KnownBody {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

interface KnownSeat {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  readonly rank: string | null;
}

interface KnownTenure {
  readonly id: string;
  readonly person: string;
  readonly post: string;
  readonly begins: string | null;
  readonly ends: string | null;
}

interface PostsKnown {
  readonly people: KnownPeople;
  readonly bodies: ReadonlyMap<string, KnownBody>;
  readonly seats: ReadonlyMap<string, KnownSeat>;
  readonly tenures: ReadonlyMap<string, readonly KnownTenure[]>;
}

async function load(tx: Tx, batch: Batch): Promise<PostsKnown> {
  const here = [batch.jurisdiction];
  const bodies = await tx.query<KnownBody>(
    `select id, name, kind from body where jurisdiction = $1 and state = 'kept'`,
    here,
  );
  const seats = await tx.query<KnownSeat>(
    `select id, name, body, rank from post where jurisdiction = $1 and body is not null and state = 'kept'`,
    here,
  );
  const tenures = await tx.query<KnownTenure>(
    `select id, person, post, begins, ends from tenure where jurisdiction = $1 and state <> 'withdrawn'`,
    here,
  );
  return {
    people: await loadPeople(tx, batch),
    bodies: new Map(bodies.map((body) => [fold(body.name), body])),
    seats: new Map(seats.map((seat) => [seatKey(seat.body, seat.name, seat.rank), seat])),
    tenures: Map.groupBy(tenures, (known) => `${known.person} ${known.post}`),
  };
}

function seatKey(body: string, name: string, rank: string | null): string {
  return `seat ${body} ${fold(name)} ${rank ?? ''}`;
}

interface Progress {
  readonly shared: Map<string, SharedCreation>;
  readonly people: Map<string, string>;
  readonly seen: Map<string, number>;
}

function plan(rows: readonly ReadRow[], known: PostsKnown, context: PlanContext): Plan {
  const progress: Progress = { shared: new Map(), people: new Map(), seen: new Map() };
  const planned = rows.map((row) => planRow(row, known, context, progress));
  return { rows: planned, shared: [...progress.shared.values()] };
}

type Values = Readonly<Record<string, unknown>>;

function planRow(row: ReadRow, known: PostsKnown, context: PlanContext, progress: Progress): PlannedRow {
  const values = personValues(row);
  const dates = { begins: cellValue(row, 'begins'), ends: cellValue(row, 'ends') };
  const matched = matchPerson(row, values, known.people);
  const problems: Problem[] = [
    ...cellProblems(row),
    ...missing(row),
    ...personFindings(values, context.today),
    ...tenureFindings(dates),
    ...matched.problems,
  ];
  if (problems.some(isError)) return { row, outcome: 'new', problems, creations: [], changes: [] };
  const seat = planSeat(row, known, context, progress);
  const inFile = personKey(values);
  const id = matched.person?.id ?? progress.people.get(inFile) ?? context.newId();
  const isNew = !matched.person && !progress.people.has(inFile);
  progress.people.set(inFile, id);
  const repeated = `${id} ${seat.id} ${dates.begins ?? ''}`;
  const before = progress.seen.get(repeated);
  if (before !== undefined) {
    // Lists of several terms pasted together repeat themselves; the same term twice is written once.
    const twice: Problem = {
      word: importWords.writtenOnce,
      params: { row: before },
      field: 'name',
      severity: 'warning',
    };
    return { row, outcome: 'unchanged', problems: [...problems, twice], creations: [], changes: [] };
  }
  progress.seen.set(repeated, row.row);
  const held = planTenure(row, id, seat.id, known, context);
  const differing = matched.person ? differences(matched.person, values, known.people) : {};
  const creations = [...(isNew ? [{ record: 'person', id, values }] : []), ...held.creations];
  const changes = [
    ...(Object.keys(differing).length > 0 ? [{ record: 'person', id, values: differing }] : []),
    ...held.changes,
  ];
  const outcome = held.creations.length > 0 ? 'new' : changes.length > 0 ? 'update' : 'unchanged';
  const match = matched.person && { record: 'person', id, title: matched.person.name, why: matched.why };
  return { row, outcome, problems, creations, changes, needs: seat.needs, ...(match ? { match } : {}) };
}

function personValues(row: ReadRow): Values & { readonly name?: string; readonly born?: string } {
  const columns = ['name', 'sex', 'born', 'idNumber', 'politicalStatus', 'phone'];
  const told = columns.map((column) => [column, cellValue(row, column)] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== null));
}

function personKey(values: Values): string {
  return `${fold(String(values.name))} ${values.born ?? ''} ${values.sex ?? ''} ${values.politicalStatus ?? ''}`;
}

function missing(row: ReadRow): Problem[] {
  return (['name', 'body', 'post'] as const)
    .filter((column) => !row.cells[column]?.text)
    .map((column) => ({ word: importWords.required, params: { label: postColumns[column].label }, field: column }));
}

function matchPerson(row: ReadRow, values: Values, people: KnownPeople) {
  const index = values.idNumber ? people.indexOf('idNumber', String(values.idNumber)) : null;
  const identified = index ? people.byIdNumber.get(index) : undefined;
  if (identified) return { person: identified, why: { word: words.sameIdNumber }, problems: [] };
  const answer = row.answers.name;
  if (answer) return { person: people.byId.get(answer) ?? null, why: { word: words.chosen }, problems: [] };
  const name = String(values.name ?? '');
  const party = values.politicalStatus as string | undefined;
  const described = { name, sex: values.sex as string, born: values.born as string, idNumber: null, status: party };
  const candidates: readonly KnownPerson[] = values.born
    ? sameNameAndBirth(people, described)
    : membersNamed(people, name, party ?? null);
  const [first] = candidates;
  const why = { word: values.born ? words.sameNameAndBirth : words.sameName };
  if (!first || candidates.length === 1) return { person: first ?? null, why, problems: [] };
  const choices = [
    { id: 'new', label: words.createNew },
    ...candidates.map((candidate) => ({ id: candidate.id, label: `${candidate.name} ${candidate.born ?? ''}` })),
  ];
  const problem: Problem = {
    word: words.whichPerson,
    params: { name, count: candidates.length },
    field: 'name',
    choices,
  };
  return { person: null, why, problems: [problem] };
}

/** The body and the seat in it, each made once where it is new. */
function planSeat(row: ReadRow, known: PostsKnown, context: PlanContext, { shared }: Progress) {
  const bodyName = row.cells.body?.text ?? '';
  const postName = row.cells.post?.text ?? '';
  const rank = cellValue(row, 'rank');
  const bodyKey = `body ${fold(bodyName)}`;
  const knownBody = known.bodies.get(fold(bodyName));
  const kind = knownBody?.kind ?? bodyKindOf(bodyName);
  const level = bodyLevelOf(bodyName);
  const described = { name: bodyName, kind, ...(level ? { level } : {}) };
  const body = knownBody ?? shared.get(bodyKey) ?? make(bodyKey, 'body', bodyName, context, described);
  if (!knownBody) shared.set(bodyKey, body as SharedCreation);
  const key = seatKey(body.id, postName, rank);
  const knownSeat = known.seats.get(key);
  const role = postRoleOf(postName, kind);
  const seat =
    knownSeat ??
    shared.get(key) ??
    make(key, 'post', postName, context, { name: postName, body: body.id, role, rank, substantive: role !== 'other' });
  if (!knownSeat) shared.set(key, seat as SharedCreation);
  return { id: seat.id, needs: [...(knownBody ? [] : [bodyKey]), ...(knownSeat ? [] : [key])] };
}

function make(key: string, record: string, title: string, context: PlanContext, values: Values): SharedCreation {
  return { key, title, record, id: context.newId(), values };
}

const tenureColumns = ['begins', 'ends', 'termEnds', 'beganBy', 'document', 'sector'] as const;

/** The same person in the same seat from the same time is the same tenure, which the sheet may since have ended. */
function planTenure(
  row: ReadRow,
  personId: string,
  seat: string,
  known: PostsKnown,
  context: PlanContext,
): Pick<PlannedRow, 'creations' | 'changes'> {
  const told = tenureColumns
    .map((column) => [column, cellValue(row, column)] as const)
    .filter(([, value]) => value !== null);
  const begins = cellValue(row, 'begins');
  const same = known.tenures
    .get(`${personId} ${seat}`)
    ?.find((kept) => !begins || !kept.begins || agree(kept.begins, begins));
  const onBehalfOf = cellValue(row, 'politicalStatus');
  const state = cellValue(row, 'ends') ? 'ended' : 'serving';
  if (!same) {
    const values = { person: personId, post: seat, onBehalfOf, ...Object.fromEntries(told) };
    return { creations: [{ record: 'tenure', id: context.newId(), values, state }], changes: [] };
  }
  const compared = told.filter(([column]) => column === 'begins' || column === 'ends');
  const differing = compared.filter(([column, value]) =>
    saysOtherwise(tenure.fields[column], same[column as 'begins' | 'ends'], value),
  );
  if (differing.length === 0) return { creations: [], changes: [] };
  return { creations: [], changes: [{ record: 'tenure', id: same.id, values: Object.fromEntries(differing), state }] };
}

export const posts = importKind<PostsKnown>({
  kind: 'posts',
  label: { zh: '代表委员与干部', en: 'Posts and tenures' },
  tables: { posts: postColumns },
  load,
  plan,
});
