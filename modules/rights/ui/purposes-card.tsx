import { useState } from 'react';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import type { ToldRow } from '../told.ts';
import type { ToldPurpose } from '../told-purposes.ts';
import { SendDialog } from './sending.tsx';
import { keptIn } from './values.ts';
import { words } from './words.ts';

interface PurposesCardProps {
  readonly purposes: readonly ToldPurpose[];
  readonly consents: readonly ToldRow[];
  readonly person: string;
  readonly today: string;
  readonly onChanged: () => void;
}

/** What each kind of data is kept for, on which ground and how long; where it rests on consent, that can be withdrawn. */
export function PurposesCard({ purposes, consents, person, today, onChanged }: PurposesCardProps) {
  const { t } = useLanguage();
  const [ending, end] = useState<ToldRow | null>(null);
  const given = (purpose: ToldPurpose) =>
    consents.find((row) => row.state === 'given' && (keptIn(row, 'purpose') as { id?: string })?.id === purpose.id);
  const agree = async ({ id: purpose }: ToldPurpose) => {
    await post('/api/consents', { values: { person, purpose, givenOn: today } });
    onChanged();
  };
  return (
    <section className="card">
      <h2>{t(words.purposes)}</h2>
      {purposes.length === 0 ? <p className="mute">{t(words.purposesNone)}</p> : null}
      {purposes.map((purpose) => (
        <div key={purpose.id} className="purpose">
          <h3>{purpose.name}</h3>
          <p>{purpose.description}</p>
          <p className="hint">
            {t(words.covers)}: {purpose.covers} · {t(words.retention)}: {purpose.retention}
            <br />
            {t(words.basis)}: {[purpose.basis, purpose.article, purpose.source].filter(Boolean).join(' · ')}
          </p>
          {purpose.needsConsent ? (
            <Agreement
              given={given(purpose)}
              onAgree={() => void agree(purpose)}
              onEnd={() => end(given(purpose) ?? null)}
            />
          ) : null}
        </div>
      ))}
      {ending ? (
        <SendDialog
          title={t(words.withdrawConsent)}
          act={t(words.withdrawConsent)}
          said={t(words.done)}
          onClose={() => end(null)}
          onSend={() => post(`/api/consents/${ending.id}/withdraw`, { version: ending.version })}
          onSent={onChanged}
        >
          <p>{t(words.withdrawNote)}</p>
        </SendDialog>
      ) : null}
    </section>
  );
}

interface AgreementProps {
  readonly given: ToldRow | undefined;
  readonly onAgree: () => void;
  readonly onEnd: () => void;
}

function Agreement({ given, onAgree, onEnd }: AgreementProps) {
  const { t, language } = useLanguage();
  const day = given ? formatPartialDate(String(keptIn(given, 'givenOn')), language) : '';
  return (
    <div className="row">
      <Tag tone={given ? 'done' : 'plain'}>{given ? t(words.agreed, { day }) : t(words.notAgreed)}</Tag>
      <button type="button" onClick={given ? onEnd : onAgree}>
        {t(given ? words.withdrawConsent : words.agree)}
      </button>
    </div>
  );
}
