import { application } from '../../modules/index.ts';
import type { Label } from '../../platform/errors/errors.ts';
import { ask, type FigureValue, type Ground, valueWhere } from '../../platform/figures/ask.ts';
import { countsOf, type Figure, isRatio } from '../../platform/figures/define.ts';
import { evidenceOf } from '../../platform/figures/evidence.ts';
import { figureNamed, whereOf } from '../../platform/figures/routes.ts';
import type { Asked } from '../../platform/figures/span.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import type { Opened } from '../open.ts';
import { type Command, textOption, type Words, WrongUse, withDatabase } from './command.ts';

const when = { at: { type: 'string' }, during: { type: 'string' } } as const;

export const figuresCommand: Command = {
  usage: 'figures [ID...] (--at DATE | --during 2017|2017-Q3|FROM/TO) [--by party]',
  label: { zh: '查询指标', en: 'Ask figures' },
  options: { ...when, by: { type: 'string' } },
  async run(words, terminal) {
    const asked = askedOf(words);
    const by = textOption(words, 'by');
    const named = words.positionals.map((id) => figureNamed(application.figures, id));
    const figures = named.length > 0 ? named : application.figures.filter((figure) => fits(figure, asked, by));
    const values = await withDatabase(words, terminal, (opened) => ask(groundOf(opened), figures, asked, by));
    terminal.answer(values.map((value) => presented(value, asked, terminal.language)));
    for (const value of values) {
      terminal.say(line(value, terminal.language));
      for (const part of value.by?.[by ?? ''] ?? [])
        terminal.say(`    ${textOf(part.label, terminal.language)}  ${part.value}`);
    }
    return 0;
  },
};

export const evidenceCommand: Command = {
  usage: 'evidence ID (--at DATE | --during PERIOD) [--where party=04]',
  label: { zh: '列出指标的依据', en: 'List the records behind a figure' },
  options: { ...when, where: { type: 'string' } },
  async run(words, terminal) {
    const [id, ...more] = words.positionals;
    if (!id || more.length > 0) throw new WrongUse();
    const figure = figureNamed(application.figures, id);
    const asked = askedOf(words);
    const where = whereOf(textOption(words, 'where'));
    const { evidence, value } = await withDatabase(words, terminal, async (opened) => {
      const ground = groundOf(opened);
      const found = await evidenceOf(ground, figure, { when: asked, where });
      const value = isRatio(figure) ? await valueWhere(ground, figure, asked, where) : found.total;
      return { evidence: found, value };
    });
    terminal.answer({
      id: figure.id,
      value,
      rows: evidence.rows.map(({ record, id: row, title }) => ({ record, id: row, title })),
    });
    for (const { title, details } of evidence.rows) {
      terminal.say([title, ...details.map((detail) => textOf(detail.value, terminal.language))].join('  '));
    }
    return 0;
  },
};

function askedOf(words: Words): Asked {
  const at = textOption(words, 'at');
  const during = textOption(words, 'during');
  if ((at === undefined) === (during === undefined)) throw new WrongUse();
  return at === undefined ? { during: during as string } : { at };
}

/** Without names: every figure that can be asked so. A flow has no day, and not every figure has every breakdown. */
function fits(figure: Figure, asked: Asked, by: string | undefined): boolean {
  const inTime = 'during' in asked || figure.time === 'stock';
  return inTime && (!by || countsOf(figure).every((count) => by in count.by));
}

export function groundOf({ database, scope }: Opened): Ground {
  return { database, scope, definitions: application.definitions };
}

function presented({ figure, value, by }: FigureValue, asked: Asked, language: Language) {
  const parts = Object.entries(by ?? {}).map(([dimension, keys]) => [
    dimension,
    keys.map((part) => ({ ...part, label: textOf(part.label, language) })),
  ]);
  const { id, fact, label, unit } = figure;
  return {
    id,
    ...(fact ? { fact } : {}),
    label: inLanguage(label, language),
    unit: inLanguage(unit, language),
    ...asked,
    value,
    ...(by ? { by: Object.fromEntries(parts) } : {}),
  };
}

function line({ figure, value }: FigureValue, language: Language): string {
  return `${inLanguage(figure.label, language)}  ${value ?? '—'} ${inLanguage(figure.unit, language)}  (${figure.id})`;
}

function textOf(label: string | Label, language: Language): string {
  return typeof label === 'string' ? label : inLanguage(label, language);
}
