import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { post, queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending } from '../../../platform/ui/page.tsx';
import type { Due } from '../retention.ts';
import { SendDialog } from './sending.tsx';
import { words } from './words.ts';

type Listed = Due & { readonly labels: readonly string[] };

/** Of whom something is kept longer than any purpose needs it; nothing happens before somebody chooses and confirms. */
export function RetentionPage() {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { before } = useSearch({ strict: false }) as { before?: string };
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [asking, ask] = useState(false);
  const { data, error, refetch } = useAnswer<{ before: string; due: readonly Listed[] }>(
    `/api/retention${queryOf({ before })}`,
  );
  if (!data) return <Pending title={t(words.retentionTitle)} error={error} again={() => void refetch()} />;
  const toggle = (person: string) => {
    const next = new Set(chosen);
    if (!next.delete(person)) next.add(person);
    choose(next);
  };
  const day = (one: Listed) => one.leftOn ?? one.declinedOn ?? one.outSince;
  const count = { count: chosen.size };
  return (
    <>
      <PageTitle title={t(words.retentionTitle)} note={t(words.retentionNote)}>
        <label>
          {t(words.before)}{' '}
          <input
            type="date"
            value={data.before}
            onChange={({ target }) =>
              void navigate({ to: '.', search: { before: target.value } as never, replace: true })
            }
          />
        </label>
        <button type="button" className="primary" disabled={chosen.size === 0} onClick={() => ask(true)}>
          {t(words.eraseChosen, count)}
        </button>
      </PageTitle>
      {data.due.length === 0 ? <Empty title={t(words.retentionNone)} /> : null}
      <ul className="plain-list stack">
        {data.due.map((one) => (
          <li key={one.person} className="card row">
            <input
              type="checkbox"
              aria-label={t(words.choose, { name: one.name })}
              checked={chosen.has(one.person)}
              onChange={() => toggle(one.person)}
            />
            <Link to={`/people/${one.person}`}>{one.name}</Link>
            <span>{one.labels.join(' · ')}</span>
            <span className="mute">
              {day(one) ? `${t(words.since)} ${formatPartialDate(day(one) ?? '', language)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {asking ? (
        <SendDialog
          title={t(words.eraseChosen, count)}
          act={t(words.eraseChosen, count)}
          said={t(words.erasedCount, count)}
          onClose={() => ask(false)}
          onSend={() => post('/api/retention/carry-out', { people: [...chosen], before: data.before })}
          onSent={() => {
            choose(new Set());
            void client.invalidateQueries();
          }}
        >
          <p>{t(words.eraseAsk)}</p>
        </SendDialog>
      ) : null}
    </>
  );
}
