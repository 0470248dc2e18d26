import { useId, useState } from 'react';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words } from './words.ts';

interface PasswordInputProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly message?: string;
}

/** A password, which can be looked at: what is typed blind on a phone is typed wrong. */
export function PasswordInput({ name, label, autoComplete, hint, message }: PasswordInputProps) {
  const { t } = useLanguage();
  const id = useId();
  const [shown, show] = useState(false);
  const described = [hint ? `${id}-hint` : '', message ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          required
          maxLength={200}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={message !== undefined}
          aria-describedby={described || undefined}
        />
        <button type="button" className="plain" aria-pressed={shown} aria-controls={id} onClick={() => show(!shown)}>
          {t(shown ? words.hide : words.show)}
        </button>
      </div>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {message ? (
        <div className="wrong" id={`${id}-wrong`}>
          {message}
        </div>
      ) : null}
    </div>
  );
}
