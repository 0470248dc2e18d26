import { useState } from 'react';
import type { Label } from '../../../platform/errors/errors.ts';
import { post, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useInstant } from './instant.ts';
import { words } from './own-words.ts';

interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly madeAt: string;
}

interface Provider {
  readonly id: string;
  readonly name: Label;
}

/** Who one is to the single sign-ons that are set up; nothing where there are none. */
export function Identities() {
  const { t } = useLanguage();
  const instant = useInstant();
  const offered = useAnswer<{ providers: readonly Provider[] }>('/api/sign-in');
  const own = useAnswer<{ identities: readonly Identity[] }>('/api/account/identities');
  const [linking, link] = useState<Provider | null>(null);
  const providers = offered.data?.providers ?? [];
  const identities = own.data?.identities ?? [];
  if (providers.length === 0 && identities.length === 0) return null;
  const unlink = ({ issuer, subject }: Identity) =>
    void post('/api/account/identities/remove', { issuer, subject }).finally(() => void own.refetch());
  const go = async (id: string, password: string | undefined) => {
    const { location: away } = await post<{ location: string }>(`/api/account/identities/${id}`, { password });
    location.assign(away);
  };
  return (
    <section className="card">
      <h2>{t(words.identities)}</h2>
      <ul className="plain-list lines">
        {identities.map((identity) => (
          <li key={`${identity.issuer} ${identity.subject}`} className="row">
            <span className="grow">
              {new URL(identity.issuer).host}{' '}
              <span className="hint">{t(words.added, { when: instant(identity.madeAt) })}</span>
            </span>
            <button type="button" className="plain" onClick={() => unlink(identity)}>
              {t(words.unlink)}
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        {providers.map((provider) => (
          <button key={provider.id} type="button" onClick={() => link(provider)}>
            {t(words.link, { name: provider.name })}
          </button>
        ))}
      </div>
      {linking ? (
        <ConfirmDialog
          title={t(words.link, { name: linking.name })}
          onClose={() => link(null)}
          onConfirm={({ password }) => go(linking.id, password)}
        />
      ) : null}
    </section>
  );
}
