import { useState } from 'react';
import { ApiError, post, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useInstant } from './instant.ts';
import { words } from './own-words.ts';
import { passkeysWork } from './passkeys.ts';

interface Passkey {
  readonly credential: string;
  readonly name: string;
  readonly madeAt: string;
  readonly usedAt: string | null;
}

/** What one signs in with instead of a password. */
export function Passkeys() {
  const { t } = useLanguage();
  const instant = useInstant();
  const { data, refetch } = useAnswer<{ passkeys: readonly Passkey[] }>('/api/account/passkeys');
  const [adding, add] = useState(false);
  const [removing, remove] = useState<Passkey | null>(null);
  const closed = async (done: Promise<unknown>) => {
    await done;
    add(false);
    remove(null);
    await refetch();
  };
  const make = async ({ name, password }: Readonly<Record<string, string>>) => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];
    const optionsJSON = await post<Options>('/api/account/passkeys/options', { password });
    const response = await startRegistration({ optionsJSON }).catch(() => {
      throw new ApiError(0, '', t(words.keyFailed));
    });
    await post('/api/account/passkeys', { name, response });
  };
  return (
    <section className="card">
      <h2>{t(words.passkeys)}</h2>
      <p>{t(words.passkeysNote)}</p>
      <ul className="plain-list lines">
        {data?.passkeys.map((passkey) => (
          <li key={passkey.credential} className="row">
            <span className="grow">
              {passkey.name}{' '}
              <span className="hint">
                {passkey.usedAt
                  ? t(words.usedLast, { when: instant(passkey.usedAt) })
                  : t(words.added, { when: instant(passkey.madeAt) })}
              </span>
            </span>
            <button type="button" className="plain" onClick={() => remove(passkey)}>
              {t(words.delete)}
            </button>
          </li>
        ))}
      </ul>
      {passkeysWork() ? (
        <button type="button" onClick={() => add(true)}>
          {t(words.add)}
        </button>
      ) : (
        <p className="mute">{t(words.passkeysNeedName)}</p>
      )}
      {adding ? (
        <ConfirmDialog
          title={t(words.addPasskey)}
          onClose={() => add(false)}
          onConfirm={(typed) => closed(make(typed))}
        >
          <div>
            <label htmlFor="keyName">{t(words.keyName)}</label>
            <input id="keyName" name="name" required maxLength={60} autoComplete="off" />
          </div>
        </ConfirmDialog>
      ) : null}
      {removing ? (
        <ConfirmDialog
          title={t(words.deletePasskey, { name: removing.name })}
          onClose={() => remove(null)}
          onConfirm={({ password }) =>
            closed(post('/api/account/passkeys/remove', { credential: removing.credential, password }))
          }
        />
      ) : null}
    </section>
  );
}
