import { useEffect, useRef } from 'react';
import type { Definition } from '../record/define.ts';
import type { ApiError } from './api.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface SummaryProps {
  readonly problem: ApiError;
  readonly definition: Definition;
  /** Reads again what somebody else changed meanwhile. */
  readonly onRefresh?: () => void;
}

/** All that is wrong with a form, each leading to its field; the reader is brought here. */
export function Summary({ problem, definition, onRefresh }: SummaryProps) {
  const { t } = useLanguage();
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef<ApiError | null>(null);
  useEffect(() => {
    if (shown.current === problem) return;
    shown.current = problem;
    element.current?.focus();
    element.current?.scrollIntoView({ block: 'center' });
  }, [problem]);
  const stale = problem.code === 'record.stale';
  const { findings } = problem;
  const counted = findings.length > 0 ? t(words.problems, { count: findings.length }) : problem.message;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={element}>
      <p>{stale ? t(words.stale) : counted}</p>
      {stale && onRefresh ? (
        <button type="button" onClick={onRefresh}>
          {t(words.seeNew)}
        </button>
      ) : null}
      <ul>
        {(stale ? [] : findings).map(({ field, message }) => (
          <li key={`${field}${message}`}>
            {field && field in definition.fields ? (
              <button type="button" className="plain" onClick={() => go(field)}>
                {message}
              </button>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function go(field: string): void {
  const controls = ['input', 'select', 'textarea'].map((control) => `[data-field="${field}"] ${control}`);
  document.querySelector<HTMLElement>(controls.join(', '))?.focus();
}
