import { shownNumber } from '../../../platform/documents/model.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { type Open, useFigures } from './asked-figures.ts';
import { words } from './desk-words.ts';

const columns = ['replies', 'solved', 'solved-share', 'promises-kept-share', 'satisfied-share'];

interface DepartmentProps {
  readonly during: string;
  readonly onOpen: Open;
}

/** Each department: how much it answered, what came of it, and what the proposers say. */
export function DepartmentFigures({ during, onOpen }: DepartmentProps) {
  const { t } = useLanguage();
  const { data } = useFigures(columns, during, 'body');
  const figures = data?.figures ?? [];
  const rows = [...(figures[0]?.by?.body ?? [])]
    .filter(({ key, value }) => key !== null && value)
    .sort((a, b) => Number(b.value) - Number(a.value));
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{t(words.byBody)}</h2>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t(words.department)}</th>
              {figures.map(({ id, label, unit }) => (
                <th key={id} scope="col" className="n">
                  {t(label)} <span className="hint">{t(unit)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label }) => (
              <tr key={key}>
                <td>{t(label)}</td>
                {figures.map(({ id, label: column, by }) => {
                  const text = shownNumber(by?.body?.find((part) => part.key === key)?.value ?? null);
                  return (
                    <td key={id} className="n">
                      <button
                        type="button"
                        className="live"
                        aria-label={`${t(label)} ${t(column)} ${text}`}
                        onClick={() => onOpen(id, `body:${key}`)}
                      >
                        {text}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
