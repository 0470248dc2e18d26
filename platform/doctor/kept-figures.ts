import { type Count, countsOf, type Span } from '../figures/define.ts';
import { differences } from '../figures/kept.ts';
import type { Check, Found } from './check.ts';

interface KeptQuestion {
  readonly figure: string;
  readonly span: string;
  readonly dimension: string;
  readonly jurisdictions: number[];
}

/** Those whose sources were written to since are recomputed before they are shown, so they are not looked at. */
export const keptFigures: Check = {
  name: 'kept-figures',
  label: { zh: '缓存的数字与重新统计的一致', en: 'Kept figures equal what is counted again' },
  remedy: {
    zh: '有人绕过程序改动了记录：请查明并改正；改正后执行 delete from figure_value 以重新统计',
    en: 'Records were changed past the program: find out and correct them, then delete from figure_value to count again',
  },
  async find({ figures }, look) {
    const counts = new Map(figures.flatMap(countsOf).map((count) => [count.id, count]));
    const kept = await look<KeptQuestion>(`
select figure, span, dimension, array_agg(jurisdiction) as jurisdictions from figure_value group by 1, 2, 3 order by 1, 2, 3`);
    const found: Found[] = [];
    for (const { figure, span, dimension, jurisdictions } of kept) {
      const count = counts.get(figure);
      if (!count || (dimension !== '' && !Object.hasOwn(count.by, dimension))) continue;
      const { text, values } = differences({ count, span: spanOfKey(count, span), dimension }, jurisdictions);
      const rows = await look<{ jurisdiction: number; kept: string; counted: string }>(text, values);
      const title = [figure, span, ...(dimension ? [dimension] : [])].join(' ');
      for (const row of rows) found.push({ id: title, title: `${row.jurisdiction}: ${row.kept} ≠ ${row.counted}` });
    }
    return found;
  },
};

/** The span that a value was kept under (platform/figures/span.ts). */
function spanOfKey({ time }: Count, key: string): Span {
  if (time === 'stock') return { on: key, from: key, to: key };
  const [from = '', to = from] = key.split('/');
  return { on: to, from, to };
}
