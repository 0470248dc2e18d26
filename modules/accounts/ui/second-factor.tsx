import { useState } from 'react';
import { post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { DeviceDialog, type NewSecret } from './device-dialog.tsx';
import { words } from './own-words.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

interface SecondFactorProps {
  readonly isOn: boolean;
  /** How many recovery codes are left. */
  readonly left: number;
  readonly onChanged: () => void;
}

type Doing = 'begin' | 'remove' | 'newCodes';
const notes = { begin: undefined, remove: words.removeNote, newCodes: words.newCodesNote };

/** A code of a device besides the password, and the codes for the day it is lost. */
export function SecondFactor({ isOn, left, onChanged }: SecondFactorProps) {
  const { t } = useLanguage();
  const [doing, begin] = useState<Doing | null>(null);
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const run = async (password: string | undefined) => {
    if (doing === 'begin') setSecret(await post<NewSecret>('/api/account/totp', { password }));
    if (doing === 'remove') await post('/api/account/totp/remove', { password });
    if (doing === 'newCodes') {
      setCodes((await post<{ recoveryCodes: string[] }>('/api/account/recovery-codes', { password })).recoveryCodes);
    }
    begin(null);
    onChanged();
  };
  const buttons: readonly Doing[] = isOn ? ['newCodes', 'remove'] : ['begin'];
  const note = doing && notes[doing];
  return (
    <section className="card">
      <h2>
        {t(words.secondFactor)} {isOn ? <Tag tone="done">✓</Tag> : null}
      </h2>
      <p>{isOn ? t(words.on, { count: left }) : t(words.off)}</p>
      <div className="row">
        {buttons.map((name) => (
          <button key={name} type="button" onClick={() => begin(name)}>
            {t(words[name])}
          </button>
        ))}
      </div>
      {doing ? (
        <ConfirmDialog
          title={t(words[doing])}
          {...(note ? { note: t(note) } : {})}
          onClose={() => begin(null)}
          onConfirm={({ password }) => run(password)}
        />
      ) : null}
      {secret ? (
        <DeviceDialog
          secret={secret}
          onClose={() => setSecret(null)}
          onConfirmed={(made) => {
            setSecret(null);
            setCodes(made);
            onChanged();
          }}
        />
      ) : null}
      {codes ? <RecoveryCodes codes={codes} onDone={() => setCodes(null)} /> : null}
    </section>
  );
}
