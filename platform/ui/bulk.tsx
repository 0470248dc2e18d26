import { useState } from 'react';
import type { Definition } from '../record/define.ts';
import { ApiError, post } from './api.ts';
import { idsOrValues, type Row } from './format.ts';
import { useLanguage } from './language.tsx';
import { TransitionDialog } from './transition.tsx';
import { words } from './words.ts';

interface BulkProps {
  readonly definition: Definition;
  readonly rows: readonly Row[];
  readonly onDone: () => void;
}

/** What can be done to all selected rows; each is its own request, so that one refusal does not undo the others. */
export function BulkBar({ definition, rows, onDone }: BulkProps) {
  const { t } = useLanguage();
  const [chosen, choose] = useState<string | null>(null);
  const [result, setResult] = useState<readonly string[]>([]);
  if (rows.length === 0 && result.length === 0) return null;
  const common = Object.keys(definition.transitions ?? {}).filter(
    (name) => rows.length > 0 && rows.every((row) => row.allowed.includes(name)),
  );
  const run = async (input: Record<string, unknown>, reason: string) => {
    const failed: string[] = [];
    for (const row of rows) {
      try {
        await post(`/api/${definition.plural}/${row.id}/${chosen}`, {
          version: row.version,
          input: idsOrValues(input),
          ...(reason ? { reason } : {}),
        });
      } catch (error) {
        failed.push(`${row.title}: ${error instanceof ApiError ? error.message : String(error)}`);
      }
    }
    setResult([t(words.done, { done: rows.length - failed.length, failed: failed.length }), ...failed]);
    choose(null);
    onDone();
  };
  return (
    <div className="card bulk" role="status">
      {rows.length > 0 ? <span>{t(words.selected, { count: rows.length })}</span> : null}
      {common.map((name) => (
        <button key={name} type="button" onClick={() => choose(name)}>
          {t(definition.transitions?.[name]?.label ?? '')}
        </button>
      ))}
      {result.length > 0 ? (
        <>
          <div className="lines">
            {result.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </div>
          <button type="button" className="plain" onClick={() => setResult([])}>
            {t(words.close)}
          </button>
        </>
      ) : null}
      {chosen ? (
        <TransitionDialog definition={definition} name={chosen} onClose={() => choose(null)} onRun={run} />
      ) : null}
    </div>
  );
}
