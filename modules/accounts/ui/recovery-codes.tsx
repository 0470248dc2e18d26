import { useState } from 'react';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from './own-words.ts';
import { words as signInWords } from './words.ts';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The codes for the day on which the device is lost, shown once. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  const text = codes.join('\n');
  const copy = () =>
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <Dialog title={t(words.recoveryCodes)}>
      <p>
        {t(words.recoveryNote)} {t(words.notKept)}
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <a
          className="button"
          download={`${t(words.recoveryCodes)}.txt`}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
        >
          {t(words.download)}
        </a>
        <button type="button" onClick={copy}>
          {t(copied ? signInWords.copied : words.copyAll)}
        </button>
        <button type="button" className="primary" onClick={onDone}>
          {t(words.done)}
        </button>
      </div>
    </Dialog>
  );
}
