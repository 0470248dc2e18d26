import { useId, useState } from 'react';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from './words.ts';

interface OnceProps {
  readonly label: string;
  readonly text: string;
}

/** Something that is shown once: to be copied by a button, or by hand where the browser does not let it. */
export function Once({ label, text }: OnceProps) {
  const { t } = useLanguage();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    setCopied(true);
  };
  return (
    <div className="once">
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input id={id} readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" onClick={() => void copy().catch(() => undefined)}>
          {t(copied ? words.copied : words.copy)}
        </button>
      </div>
      <span role="status" className="hidden">
        {copied ? t(words.copied) : ''}
      </span>
    </div>
  );
}
