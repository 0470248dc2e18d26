import { useState } from 'react';
import { post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import type { ToldVerdict } from '../told-purposes.ts';
import { Reason, SendDialog } from './sending.tsx';
import { VerdictList } from './verdict-list.tsx';
import { words } from './words.ts';

interface ErasureCardProps {
  readonly verdicts: readonly ToldVerdict[];
  readonly person: string;
  /** One is asked for already. */
  readonly waits: boolean;
  readonly onSent: () => void;
}

/** What would go and what would stay, before it is asked for. */
export function ErasureCard({ verdicts, person, waits, onSent }: ErasureCardProps) {
  const { t } = useLanguage();
  const [asking, ask] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <section className="card">
      <h2>{t(words.erasure)}</h2>
      <p>{t(words.erasureNote)}</p>
      <VerdictList verdicts={verdicts} />
      {waits ? null : (
        <button type="button" onClick={() => ask(true)}>
          {t(words.askErasure)}
        </button>
      )}
      {asking ? (
        <SendDialog
          title={t(words.erasure)}
          act={t(words.askErasure)}
          said={t(words.sent)}
          onClose={() => ask(false)}
          onSend={() => post('/api/erasures', { values: { person, reason: reason || null } })}
          onSent={onSent}
        >
          <p>{t(words.erasureNote)}</p>
          <Reason value={reason} onChange={setReason} />
          <p className="hint">{t(words.clock)}</p>
        </SendDialog>
      ) : null}
    </section>
  );
}
