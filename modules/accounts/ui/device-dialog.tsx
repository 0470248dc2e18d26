import { type FormEvent, useMemo } from 'react';
import { encode } from 'uqr';
import { post } from '../../../platform/ui/api.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useAsking } from './asking.ts';
import { words } from './own-words.ts';
import { Problem } from './problem.tsx';
import { words as signInWords } from './words.ts';

export interface NewSecret {
  readonly secret: string;
  readonly uri: string;
}

interface DeviceDialogProps {
  readonly secret: NewSecret;
  readonly onClose: () => void;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
}

/** Hands the secret to a device, and asks for a first code to see that it has it. */
export function DeviceDialog({ secret, onClose, onConfirmed }: DeviceDialogProps) {
  const { t } = useLanguage();
  const { busy, problem, wait, ask } = useAsking();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    const send = () => post<{ recoveryCodes: string[] }>('/api/account/totp/confirm', { code });
    void ask(send).then((answer) => answer && onConfirmed(answer.recoveryCodes));
  };
  return (
    <Dialog title={t(words.secondFactor)} onClose={onClose}>
      <form className="fields" onSubmit={submit}>
        <p>{t(words.scan)}</p>
        <Picture text={secret.uri} label={t(words.picture)} />
        <p className="hint">
          {t(words.orType)}: <code className="wrap">{secret.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <div>
          <label htmlFor="code">{t(signInWords.code)}</label>
          <input
            id="code"
            name="code"
            className="code"
            required
            autoComplete="one-time-code"
            inputMode="numeric"
            pattern="[0-9]{6}"
            maxLength={6}
          />
        </div>
        <Problem problem={problem} wait={wait} />
        <button type="submit" className="primary" disabled={busy || wait > 0}>
          {t(words.confirm)}
        </button>
      </form>
    </Dialog>
  );
}

/** Dark on light in either theme: a camera reads no other. */
function Picture({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { border: 3 });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: squares.join('') };
  }, [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
