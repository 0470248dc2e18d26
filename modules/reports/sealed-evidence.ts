import { shownNumber } from '../../platform/documents/model.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { type Ground, titlesOf } from '../../platform/figures/ask.ts';
import { type Count, countsOf, type Figure, isRatio } from '../../platform/figures/define.ts';
import { evidenceOf, type Where } from '../../platform/figures/evidence.ts';
import { headingOf } from '../../platform/figures/heading.ts';
import { figureNamed, presentEvidence, whereOf } from '../../platform/figures/routes.ts';
import { type Language, say } from '../../platform/text/say.ts';
import type { SealedFigure, SealedReport } from './seal.ts';
import { words } from './words.ts';

interface SealedQuestion {
  readonly figure: string;
  readonly where?: string;
  readonly page: number;
  readonly size: number;
  readonly language: Language;
  readonly today: string;
}

/**
 * The evidence of a number as it was sealed, in the shape of the evidence of today: the seal has the ids of the records
 * it counted, so their titles are those of now. Of a part it has the number alone, and the records of now are shown.
 */
export async function sealedEvidence(
  ground: Ground,
  figures: readonly Figure[],
  sealed: SealedReport,
  question: SealedQuestion,
) {
  const { page, size, language, today } = question;
  const figure = figureNamed(figures, question.figure);
  const kept = sealed.figures.find(({ id }) => id === figure.id);
  if (!kept) throw new DomainError('not-found', words.notInSeal, { figure: figure.id });
  const where = whereOf(question.where);
  const when = { during: sealed.report.during };
  const heading = await headingOf(ground, figure, { when, where, today });
  const value = valueThen(kept, where);
  const window = { size, offset: (page - 1) * size };
  const now = await evidenceOf(ground, figure, { when, where, page: window });
  const then = where ? null : rowsThen(sealed, kept);
  const present = isRatio(figure) ? heading.value : now.total;
  const compared = say(words.thenAndNow, { sealed: shownNumber(value), now: shownNumber(present) }, language);
  const about = {
    ...presentEvidence(now, ground.definitions),
    ...heading,
    value,
    counts: countsThen(sealed, kept, where),
    page,
    size,
  };
  if (!then) return { ...about, notes: [compared, say(words.rowsOfNow, {}, language)] };
  const rows = await rowsOf(
    ground,
    (countsOf(figure)[0] as Count).evidence,
    then.rows.slice(window.offset, window.offset + size),
  );
  return {
    ...about,
    rows,
    total: then.rows.length,
    digest: then.digest,
    notes: [compared, say(words.rowsOfThen, {}, language)],
  };
}

type Rows = NonNullable<SealedFigure['evidence']>;

/** A ratio has the evidence of what is above its line. */
function rowsThen(sealed: SealedReport, figure: SealedFigure): Rows | null {
  const counted = figure.ratio ? sealed.figures.find(({ id }) => id === figure.ratio?.of) : figure;
  return counted?.evidence ?? null;
}

function valueThen({ value, by }: SealedFigure, where: Where | undefined): number | null {
  const [dimension, key] = Object.entries(where ?? {})[0] ?? [];
  if (dimension === undefined) return value;
  return by[dimension]?.find(([own]) => own === key)?.[1] ?? null;
}

function countsThen(sealed: SealedReport, { ratio }: SealedFigure, where: Where | undefined): (number | null)[] | null {
  if (!ratio) return null;
  return [ratio.of, ratio.over].map((counted) => {
    const figure = sealed.figures.find(({ id }) => id === counted);
    return figure ? valueThen(figure, where) : null;
  });
}

/** What cannot be read any more keeps its id. */
async function rowsOf(ground: Ground, record: string, rows: Rows['rows']) {
  const titles = await titlesOf(
    ground,
    record,
    rows.map(([id]) => id),
  );
  const plural = ground.definitions.get(record)?.plural;
  return rows.map(([id]) => ({ record, plural, id, title: titles.get(id) ?? null, details: [] }));
}
