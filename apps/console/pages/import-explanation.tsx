import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from '../words.ts';
import type { Answers, PreviewRow } from './import-types.ts';

interface ExplanationProps {
  readonly row: PreviewRow;
  readonly onSay: (answers: Answers) => Promise<boolean>;
}

/** What is wrong with a row or would change, and what can be answered. */
export function Explanation({ row, onSay }: ExplanationProps) {
  const { t } = useLanguage();
  const { sheet, row: number } = row;
  return (
    <>
      {row.problems.map((problem) => (
        <div key={`${problem.field} ${problem.code}`} className={problem.severity === 'error' ? 'wrong' : 'unsure'}>
          {problem.message}{' '}
          {problem.choices?.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className="plain"
              onClick={() => void onSay({ answers: [{ sheet, row: number, field: problem.field, choice: id }] })}
            >
              {label}
            </button>
          ))}
        </div>
      ))}
      {row.match ? (
        <span className="mute">
          <Link to={`/${row.match.plural}/${row.match.id}`}>{row.match.title}</Link> {row.match.why}{' '}
        </span>
      ) : null}
      {row.state === 'update' && row.changes.length > 0 ? (
        <span className="mute">{row.changes.map(({ field, label }) => t(label ?? field)).join(' · ')}</span>
      ) : null}
      {row.state === 'error' || row.state === 'aside' ? (
        <button
          type="button"
          className="plain"
          onClick={() => void onSay({ aside: [{ sheet, row: number, aside: row.state === 'error' }] })}
        >
          {t(row.state === 'error' ? words.setAside : words.takeBack)}
        </button>
      ) : null}
    </>
  );
}
