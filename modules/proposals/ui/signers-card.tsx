import { Link } from '@tanstack/react-router';
import { shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { proposal as definition } from '../proposal.ts';
import { signature } from '../signature.ts';
import { Acts } from './acts.tsx';
import { numbered, partOf, useDay, type Whole } from './whole.ts';
import { words } from './words.ts';

/** Who brings it in, who signs with them, and what was merged into it. */
export function SignersCard({ whole }: { readonly whole: Whole }) {
  const { t, language } = useLanguage();
  const day = useDay();
  const { proposal, merged } = whole;
  const shown = (name: 'kind' | 'party' | 'sector' | 'organisation') =>
    shownValue(definition.fields[name], proposal[name], language);
  const facts = [shown('kind'), shown('party'), shown('sector'), shown('organisation')].filter(Boolean);
  return (
    <section className="card">
      <h2>{t(words.signers)}</h2>
      <ul className="plain-list lines">
        <li>
          <strong>{String(proposal.proposerName ?? '')}</strong> <span className="mute">{facts.join(' · ')}</span>
        </li>
        {partOf(whole, 'proposal_signature').map((row) => (
          <li key={row.id} className="row">
            <span className="grow">
              {row.title} <span className="hint">{day(row.answeredOn)}</span>
            </span>
            <Tag tone={row.state === 'confirmed' ? 'done' : 'plain'}>
              {t(signature.states?.[row.state as 'invited'] ?? '')}
            </Tag>
            <Acts definition={signature} row={row} primary="confirm" of={row.title} />
          </li>
        ))}
      </ul>
      {merged.length > 0 ? (
        <>
          <h3>{t(words.mergedHere)}</h3>
          <ul className="plain-list">
            {merged.map((one) => (
              <li key={one.id}>
                <Link to={`/proposals/${one.id}`}>{numbered(one)}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
