import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { proposal as definition } from '../proposal.ts';
import type { Similar } from '../similar-proposals.ts';
import { numbered } from './whole.ts';
import { words } from './words.ts';

interface SimilarProps {
  readonly title: string;
  readonly except?: string | undefined;
  /** What may be done with one of them. */
  readonly act?: (similar: Similar) => React.ReactNode;
}

/** Earlier proposals like this title, asked when typing pauses. */
export function SimilarOnes({ title, except, act }: SimilarProps) {
  const { t } = useLanguage();
  const asked = usePaused(title.trim());
  const path = asked.length > 1 ? `/api/proposals/similar${queryOf({ title: asked, except })}` : null;
  const { data } = useAnswer<{ rows: readonly Similar[] }>(path);
  const rows = path && data ? data.rows : [];
  return (
    <section className="card" aria-live="polite">
      <h2>{t(words.similar)}</h2>
      {rows.length === 0 ? <p className="hint">{t(path ? words.similarNone : words.similarHint)}</p> : null}
      <ul className="plain-list lines">
        {rows.map((row) => (
          <li key={`${row.id} ${row.title}`}>
            {row.id ? <Link to={`/proposals/${row.id}`}>{numbered(row)}</Link> : numbered(row)}
            <div className="hint">
              {row.session}{' '}
              <Tag>{t(row.id ? (definition.states?.[row.state as 'draft'] ?? '') : words.publicOnly)}</Tag>
            </div>
            {act?.(row)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was typed when typing paused. */
export function usePaused(text: string, wait = 350): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), wait);
    return () => clearTimeout(timer);
  }, [text, wait]);
  return paused;
}
