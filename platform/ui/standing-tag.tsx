import type { Standing } from '../clock/reckon.ts';
import { words } from './clock-words.ts';
import { useLanguage } from './language.tsx';
import { Tag } from './page.tsx';

const tones: Readonly<Record<Standing, 'plain' | 'soon' | 'late' | 'done'>> = {
  running: 'plain',
  dueSoon: 'soon',
  overdue: 'late',
  longOverdue: 'late',
  paused: 'plain',
  endedInTime: 'done',
  endedLate: 'plain',
  withdrawn: 'plain',
};

const shapes: Readonly<Record<Standing, string>> = {
  running: '○',
  dueSoon: '◐',
  overdue: '▲',
  longOverdue: '▲▲',
  paused: 'Ⅱ',
  endedInTime: '✓',
  endedLate: '✓',
  withdrawn: '–',
};

/** How a deadline stands: a word and a shape, never a colour alone. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { t } = useLanguage();
  return (
    <Tag tone={tones[standing]}>
      <span aria-hidden="true">{shapes[standing]}</span> {t(words[standing])}
    </Tag>
  );
}
