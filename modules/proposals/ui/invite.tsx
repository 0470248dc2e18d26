import { useId, useState } from 'react';
import { parties } from '../../../data/parties.ts';
import { sector } from '../../../data/sector.ts';
import { post, queryOf, useAnswer } from '../../../platform/ui/api.ts';
import type { Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import type { CoSigner } from '../co-signers.ts';
import { signature } from '../signature.ts';
import { usePaused } from './similar-ones.tsx';
import { useChanged } from './whole.ts';
import { words } from './words.ts';
import type { Writing } from './writing.ts';

interface InviteProps {
  readonly row: Row | null;
  readonly writing: Writing;
}

/** Asks others to sign, by name; the draft is kept first, for they read it. */
export function Invite({ row, writing }: InviteProps) {
  const { t } = useLanguage();
  const id = useId();
  const toast = useToast();
  const changed = useChanged();
  const [typed, setTyped] = useState('');
  const asked = usePaused(typed.trim(), 200);
  const found = useAnswer<{ rows: readonly CoSigner[] }>(
    asked ? `/api/proposals/co-signers${queryOf({ q: asked })}` : null,
  );
  const own = useAnswer<{ rows: readonly Row[] }>(
    row ? `/api/proposal-signatures${queryOf({ proposal: row.id, columns: 'person', size: 100 })}` : null,
  );
  const invite = async ({ person, name }: CoSigner) => {
    const done = await writing.after((saved) => post(`/api/proposals/${saved.id}/invite`, { person }));
    if (!done) return;
    setTyped('');
    toast({ text: t(words.invited, { name }) });
    await changed();
  };
  const choices = asked && found.data ? found.data.rows : [];
  return (
    <fieldset className="invite">
      <legend>{t(words.coSigners)}</legend>
      <p className="hint">{t(words.coSignersHint)}</p>
      {row && own.data ? (
        <ul className="plain-list lines">
          {own.data.rows.map((one) => (
            <li key={one.id} className="row">
              <span className="grow">{one.title}</span>
              <Tag tone={one.state === 'confirmed' ? 'done' : 'plain'}>
                {t(signature.states?.[one.state as 'invited'] ?? '')}
              </Tag>
            </li>
          ))}
        </ul>
      ) : null}
      <div>
        <label htmlFor={id}>{t(words.findMember)}</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ul className="plain-list lines" aria-live="polite">
        {choices.map((one) => (
          <li key={one.person} className="row">
            <span className="grow">
              {one.name}{' '}
              <span className="hint">
                {aboutOf(one)
                  .map((label) => t(label))
                  .join(' · ')}
              </span>
            </span>
            <button type="button" aria-label={t(words.inviteOf, { name: one.name })} onClick={() => void invite(one)}>
              {t(words.invite)}
            </button>
          </li>
        ))}
        {asked && found.data && choices.length === 0 ? <li className="hint">{t(words.nobodyFound)}</li> : null}
      </ul>
    </fieldset>
  );
}

/** What tells two of the same name apart. */
function aboutOf(one: CoSigner) {
  return [parties.byCode.get(one.party ?? ''), sector.byCode.get(one.sector ?? '')].filter(
    (label) => label !== undefined,
  );
}
