import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { exportedRows } from '../audit/exported.ts';
import type { Door } from '../endpoints/door.ts';
import { DomainError } from '../errors/errors.ts';
import { sendWorkbook } from '../http/workbook.ts';
import type { Definitions } from '../record/batch.ts';
import { writeWorkbook } from '../sheets/write.ts';
import { inLanguage, type Language } from '../text/say.ts';
import { ask, type FigureValue, type Ground, valueWhere } from './ask.ts';
import { type Count, countsOf, type Dimension, type Figure, isRatio } from './define.ts';
import { type Evidence, evidenceOf, type Where } from './evidence.ts';
import { headingOf } from './heading.ts';
import type { Asked } from './span.ts';
import { words } from './words.ts';

/** By its id, or by its number in the yearly review (F02). */
export function figureNamed(figures: readonly Figure[], name: string): Figure {
  const found = figures.find(({ id, fact }) => id === name || fact === name);
  if (!found) throw new DomainError('invalid', words.noSuchFigure, { figure: name });
  return found;
}

export interface AskedQuery {
  readonly at?: string;
  readonly during?: string;
}

/** Today where neither a day nor a period is asked. */
function whenOf({ at, during }: AskedQuery, today: string): Asked {
  if (during) return { during };
  return { at: at ?? today };
}

interface Query extends AskedQuery {
  readonly ids?: string;
  readonly by?: string;
  readonly where?: string;
  readonly page?: number;
  readonly size?: number;
  readonly from?: number;
  readonly to?: number;
}

const when = { at: Type.Optional(Type.String()), during: Type.Optional(Type.String()) };

/**
 * Where a visitor asks figures: of all records for who may know the whole, of a part for who sees one. Throws where somebody
 * works with no records at all.
 */
export function groundFor({ database, application, visitor }: Door, request: FastifyRequest): Ground {
  const { scope } = visitor(request);
  const { sees = [], parties = [], organisations = [] } = scope;
  const has = sees.includes('records') || sees.includes('figures') || parties.length + organisations.length > 0;
  if (!has) throw new DomainError('forbidden', words.noFigures);
  return { database, definitions: application.definitions, scope };
}

/** Those that count from nothing but the kinds of record that the visitor is there for. */
function figuresFor({ application, visitor }: Door, request: FastifyRequest): readonly Figure[] {
  const { records } = visitor(request);
  if (!records) return application.figures;
  const countedFrom = (figure: Figure) => countsOf(figure).flatMap(({ evidence, sources }) => [evidence, ...sources]);
  return application.figures.filter((figure) => countedFrom(figure).every((record) => records.includes(record)));
}

export function figureRoutes(app: FastifyInstance, door: Door): void {
  const { application } = door;
  const config = { narrowed: true } as const;
  const ground = (request: FastifyRequest): Ground => groundFor(door, request);
  const tags = ['figures'];
  app.get(
    '/api/figures',
    { schema: { tags, summary: 'The catalogue of figures 指标目录' }, config },
    async (request) => ({
      figures: figuresFor(door, request).map((figure) => catalogued(figure, application.modules)),
    }),
  );
  app.get<{ Querystring: Query }>(
    '/api/figures/values',
    {
      schema: {
        tags,
        summary: 'Values of figures 指标数值',
        querystring: Type.Object({ ids: Type.String(), by: Type.Optional(Type.String()), ...when }),
      },
      config,
    },
    async (request) => {
      const { today } = door.visitor(request);
      const asked = whenOf(request.query, today);
      const figures = (request.query.ids ?? '').split(',').map((id) => figureNamed(figuresFor(door, request), id));
      const values = await ask(ground(request), figures, asked, request.query.by);
      return { figures: values.map((value) => presentValue(value, asked)) };
    },
  );
  const evidenceQuery = Type.Object({
    where: Type.Optional(Type.String({ pattern: '^[a-z]+[:=].*$' })),
    page: Type.Optional(Type.Integer({ minimum: 1 })),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    ...when,
  });
  type Evidently = { Params: { id: string }; Querystring: Query };
  app.get<Evidently>(
    '/api/figures/:id/evidence',
    { schema: { tags, summary: 'The records behind a figure 依据', querystring: evidenceQuery }, config },
    async (request) => {
      const { today } = door.visitor(request);
      const figure = figureNamed(figuresFor(door, request), request.params.id);
      const { page = 1, size = 50 } = request.query;
      const asked = whenOf(request.query, today);
      const where = whereOf(request.query.where);
      const evidence = await evidenceOf(ground(request), figure, {
        when: asked,
        where,
        page: { size, offset: (page - 1) * size },
      });
      const heading = await headingOf(ground(request), figure, { when: asked, where, today });
      const counted = await countedBehind(ground(request), figure, { when: asked, where, seen: evidence.total });
      const value = isRatio(figure) ? heading.value : counted;
      const withheld = counted - evidence.total;
      return { ...presentEvidence(evidence, application.definitions), ...heading, value, withheld, page, size };
    },
  );
  app.get<Evidently>(
    '/api/figures/:id/evidence.xlsx',
    { schema: { tags, summary: 'The records behind a figure, as a workbook', querystring: evidenceQuery }, config },
    async (request, reply) => {
      const { today, language } = door.visitor(request);
      const figure = figureNamed(figuresFor(door, request), request.params.id);
      const evidence = await evidenceOf(ground(request), figure, {
        when: whenOf(request.query, today),
        where: whereOf(request.query.where),
      });
      const name = inLanguage(figure.label, language);
      const bytes = await evidenceWorkbook(name, evidence, language);
      const { where } = request.query;
      const how = { format: 'xlsx', figure: figure.id, ...whenOf(request.query, today), ...(where ? { where } : {}) };
      const record = countsOf(figure)[0]?.evidence ?? '';
      await door.note(request, exportedRows({ record, ids: evidence.rows.map(({ id }) => id), how }));
      return sendWorkbook(reply, `${name}.xlsx`, bytes);
    },
  );
  const years = Type.Object({ from: Type.Integer({ minimum: 1949 }), to: Type.Integer({ maximum: 2100 }) });
  app.get<Evidently>(
    '/api/figures/:id/series',
    { schema: { tags, summary: 'A figure year by year 历年', querystring: years }, config },
    async (request) => {
      const figure = figureNamed(figuresFor(door, request), request.params.id);
      const { from = 0, to = 0 } = request.query;
      const points: { period: string; value: number | null }[] = [];
      for (let year = from; year <= Math.min(to, from + 30); year += 1) {
        const [value] = await ask(ground(request), [figure], { during: String(year) });
        points.push({ period: String(year), value: value?.value ?? null });
      }
      return { points };
    },
  );
}

interface Behind {
  readonly when: Asked;
  readonly where?: Where;
  readonly seen: number;
}

/** How many records are counted, which may be more than whoever asks may see. */
async function countedBehind(ground: Ground, figure: Figure, { when, where, seen }: Behind): Promise<number> {
  if (!ground.scope.sees?.includes('figures') || ground.scope.sees.includes('records')) return seen;
  return (await valueWhere(ground, countsOf(figure)[0] as Count, when, where)) ?? 0;
}

/** `party:04` or `party=04`; `party:04,05` for both. */
export function whereOf(text: string | undefined): Where | undefined {
  if (!text) return undefined;
  const [, key = '', value = ''] = /^([a-z]+)[:=](.*)$/i.exec(text) ?? [];
  return { [key]: value };
}

function catalogued(figure: Figure, modules: Door['application']['modules']) {
  const { id, fact = null, label, means, unit, time } = figure;
  const counts = countsOf(figure);
  const dimensions = Object.entries(counts[0]?.by ?? {})
    .filter(([key]) => counts.every((count) => key in count.by))
    .map(([key, dimension]: [string, Dimension]) => ({ key, label: dimension.label }));
  const keeper = modules.find((module) => module.figures?.includes(figure))?.label;
  const formula = isRatio(figure) ? { of: figure.of.id, over: figure.over.id, times: figure.times } : null;
  return {
    id,
    fact,
    label,
    means,
    unit,
    time,
    formula,
    dimensions,
    evidence: counts[0]?.evidence,
    sources: [...new Set(counts.flatMap(({ sources }) => sources))],
    keeper,
  };
}

export function presentValue({ figure, value, by }: FigureValue, asked: Asked) {
  return {
    id: figure.id,
    fact: figure.fact ?? null,
    label: figure.label,
    unit: figure.unit,
    ...asked,
    value,
    ...(by ? { by } : {}),
  };
}

export function presentEvidence({ figure, total, rows, digest }: Evidence, definitions: Definitions) {
  const { id, label, means, unit, time } = figure;
  return {
    id,
    label,
    means,
    unit,
    time,
    total,
    digest,
    rows: rows.map((row) => ({ ...row, plural: definitions.get(row.record)?.plural })),
  };
}

function evidenceWorkbook(name: string, { rows }: Evidence, language: Language): Promise<Uint8Array> {
  const details = rows[0]?.details.map(({ label }) => inLanguage(label, language)) ?? [];
  const text = (value: string | { zh: string; en: string }) =>
    typeof value === 'string' ? value : inLanguage(value, language);
  return writeWorkbook([
    {
      name,
      columns: [inLanguage({ zh: '记录', en: 'Record' }, language), ...details].map((header) => ({
        header,
        width: 24,
      })),
      rows: rows.map(({ title, details: values }) => [title, ...values.map(({ value }) => text(value))]),
    },
  ]);
}
