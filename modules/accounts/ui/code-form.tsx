import { type FormEvent, useEffect, useRef, useState } from 'react';
import { post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useAsking } from './asking.ts';
import { Problem } from './problem.tsx';
import { words } from './words.ts';

interface CodeFormProps {
  readonly onEntered: () => Promise<void>;
  /** Too much time has passed since the password, or another account is meant. */
  readonly onStartAgain: (problem?: string) => void;
}

/** The second step: the code that a device shows, or one of those kept for the day it is lost. */
export function CodeForm({ onEntered, onStartAgain }: CodeFormProps) {
  const { t } = useLanguage();
  const [recovery, setRecovery] = useState(false);
  const { busy, problem, wait, ask } = useAsking();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem?.status === 401) onStartAgain(problem.message);
    input.current?.focus();
    input.current?.select();
  }, [problem, onStartAgain]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    void ask(() => post('/api/sign-in/second-factor', { code })).then((answer) => answer && onEntered());
  };
  const kind = recovery
    ? ({ autoComplete: 'off', maxLength: 40, spellCheck: false } as const)
    : ({ autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 6, pattern: '[0-9]{6}' } as const);
  return (
    <form className="fields" onSubmit={submit}>
      <h2>{t(words.secondFactor)}</h2>
      <div>
        <label htmlFor="code">{t(recovery ? words.recoveryCode : words.code)}</label>
        <input id="code" name="code" key={String(recovery)} ref={input} required className="code" {...kind} />
      </div>
      <Problem problem={problem} wait={wait} />
      <button type="submit" className="primary" disabled={busy || wait > 0}>
        {wait > 0 ? t(words.waiting, { seconds: wait }) : t(words.proceed)}
      </button>
      <div className="row">
        <button type="button" className="plain" onClick={() => setRecovery(!recovery)}>
          {t(recovery ? words.withDevice : words.noDevice)}
        </button>
        <button type="button" className="plain" onClick={() => onStartAgain()}>
          {t(words.startAgain)}
        </button>
      </div>
    </form>
  );
}
