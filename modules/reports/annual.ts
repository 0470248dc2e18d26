import { jurisdictions } from '../../data/jurisdictions.ts';
import { parties } from '../../data/parties.ts';
import { type Block, type Document, type Inline, shownNumber } from '../../platform/documents/model.ts';
import { DomainError, type Label } from '../../platform/errors/errors.ts';
import { ask, type FigureValue, type Ground } from '../../platform/figures/ask.ts';
import { countsOf, type Figure, isRatio } from '../../platform/figures/define.ts';
import { periodOf } from '../../platform/figures/span.ts';
import { formatPartialDate } from '../../platform/text/partial-date.ts';
import { inLanguage, type Language, say } from '../../platform/text/say.ts';
import { closing, compared, opening, sections, texts } from './annual-text.ts';
import { words } from './words.ts';

export interface AnnualReport {
  readonly document: Document;
  readonly values: readonly FigureValue[];
}

export interface AnnualQuestion {
  readonly jurisdiction: number;
  readonly during: string;
  /** A period that has not ended is told up to here. */
  readonly today: string;
  readonly language: Language;
  /** Of one party alone: its code. */
  readonly party?: string;
}

/** The yearly report: prose in which every number is a figure, the parties side by side, a chart where one helps. */
export async function annualReport(
  ground: Ground,
  figures: readonly Figure[],
  { jurisdiction, during, today, language, party }: AnnualQuestion,
): Promise<AnnualReport> {
  const period = periodOf(during);
  const values = await valuesOf(ground, figures, during);
  const byId = new Map(values.map((value) => [value.figure.id, value]));
  const place = jurisdictions.get(String(jurisdiction)) ?? { zh: String(jurisdiction), en: String(jurisdiction) };
  const params = {
    place: inLanguage(place, language),
    party: party ? inLanguage(partyNamed(party), language) : '',
    period: periodName(during, language),
    to: formatPartialDate(period.to < today ? period.to : today, language),
  };
  const prose = (label: Label): Block => ({
    kind: 'paragraph',
    inlines: inlinesOf(say(label, params, language), byId, party),
  });
  const blocks: Block[] = [
    prose(opening),
    ...sections.flatMap(({ heading, paragraphs, bars }): Block[] => [
      { kind: 'heading', level: 1, text: inLanguage(heading, language) },
      ...paragraphs.map(prose),
      ...(bars && !party ? [barsOf(bars.caption, byId.get(bars.figure) as FigureValue, bars.by, language)] : []),
    ]),
    ...(party ? [] : sideBySide(byId, language)),
    { kind: 'note', text: say(closing, params, language) },
  ];
  const title = say(party ? texts.titleOfParty : texts.title, params, language);
  const subtitle = say(texts.subtitle, params, language);
  return { document: { title, subtitle, language, blocks }, values };
}

/** Each with its parties where it has them, and the parts that a chart shows; questions to the kept values. */
export async function valuesOf(ground: Ground, figures: readonly Figure[], during: string): Promise<FigureValue[]> {
  const when = { during };
  const withParty = figures.filter((figure) => countsOf(figure).every((count) => 'party' in count.by));
  const others = figures.filter((figure) => !withParty.includes(figure));
  const [parted, plain] = [await ask(ground, withParty, when, 'party'), await ask(ground, others, when)];
  const charted = await chartedOf(ground, figures, during);
  const asked = new Map([...parted, ...plain].map((value) => [value.figure, value]));
  return figures.map((figure) => {
    const value = asked.get(figure) as FigureValue;
    return { ...value, by: { ...value.by, ...charted.get(figure.id) } };
  });
}

/** What the charts show: of each figure the parts by one dimension. */
async function chartedOf(ground: Ground, figures: readonly Figure[], during: string) {
  const parts = new Map<string, FigureValue['by']>();
  for (const { bars } of sections) {
    const figure = figures.find(({ id }) => id === bars?.figure);
    if (!figure || !bars) continue;
    const [value] = await ask(ground, [figure], { during }, bars.by);
    parts.set(figure.id, value?.by);
  }
  return parts;
}

/** `[directory.members]` in a text is the figure's value, alive; of one party, what is counted there. */
function inlinesOf(text: string, values: ReadonlyMap<string, FigureValue>, party: string | undefined): Inline[] {
  return text.split(/\[([a-z.-]+)\]/).flatMap((piece, index): Inline[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ kind: 'text', text: piece }];
    const value = values.get(piece);
    if (!value) throw new TypeError(`the report names no figure ${piece}`);
    if (party) return [part(value, 'party', party)];
    return [{ kind: 'figure', figure: piece, value: value.value, text: shownNumber(value.value) }];
  });
}

function part({ figure, by }: FigureValue, dimension: string, key: string): Inline {
  const value = by?.[dimension]?.find((own) => own.key === key)?.value ?? (isRatio(figure) ? null : 0);
  return { kind: 'figure', figure: figure.id, where: `${dimension}:${key}`, value, text: shownNumber(value) };
}

/** Throws DomainError reports.no-such-party for a code that is none of a democratic party. */
function partyNamed(code: string): Label {
  const party = parties.byCode.get(code);
  if (!party) throw new DomainError('invalid', words.noSuchParty, { party: code });
  return party;
}

function sideBySide(values: ReadonlyMap<string, FigureValue>, language: Language): Block[] {
  return [{ kind: 'heading', level: 1, text: inLanguage(texts.comparison, language) }, comparison(values, language)];
}

function comparison(values: ReadonlyMap<string, FigureValue>, language: Language): Block {
  const shown = compared.map((id) => values.get(id)).filter((value) => value !== undefined);
  const rows = parties.entries.map(({ code, ...label }): Inline[] => [
    { kind: 'text', text: inLanguage(label, language) },
    ...shown.map((value) => part(value, 'party', code)),
  ]);
  const whole: Inline[] = [
    { kind: 'text', text: inLanguage(texts.together, language) },
    ...shown.map(
      ({ figure, value }): Inline => ({ kind: 'figure', figure: figure.id, value, text: shownNumber(value) }),
    ),
  ];
  return {
    kind: 'table',
    caption: inLanguage(texts.comparison, language),
    columns: [
      { label: inLanguage(texts.party, language), align: 'left' },
      ...shown.map(({ figure }) => ({ label: inLanguage(figure.label, language), align: 'right' as const })),
    ],
    rows: [...rows, whole],
  };
}

function barsOf(caption: Label, value: FigureValue, by: string, language: Language): Block {
  const bars = (value.by?.[by] ?? []).map(({ key, label }) => ({
    label: typeof label === 'string' ? label : inLanguage(label, language),
    value: part(value, by, key) as Extract<Inline, { kind: 'figure' }>,
  }));
  return { kind: 'bars', caption: inLanguage(caption, language), unit: inLanguage(value.figure.unit, language), bars };
}

/** What a report is asked for where nobody says: the last year that is over. */
export function lastYear(today: string): string {
  return String(Number(today.slice(0, 4)) - 1);
}

/** Whether the period is over, or today is its last day, so that its report can be sealed. */
export function hasEnded(during: string, today: string): boolean {
  return periodOf(during).to <= today;
}

function periodName(during: string, language: Language): string {
  if (/^\d{4}$/.test(during)) return language === 'en' ? during : `${during}年度`;
  const { from, to } = periodOf(during);
  return `${formatPartialDate(from, language)} — ${formatPartialDate(to, language)}`;
}
