import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError, post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useAsking } from './asking.ts';
import { CodeForm } from './code-form.tsx';
import { NameInput } from './name-input.tsx';
import { OtherWays } from './other-ways.tsx';
import { PasswordInput } from './password-input.tsx';
import { Problem } from './problem.tsx';
import { words } from './words.ts';

export type Next = 'done' | 'second-factor';

interface SignInFormProps {
  /** Where one came back from elsewhere: what is still asked, and what went wrong there. */
  readonly begun?: Next;
  readonly problem?: string;
  /** Something else is more likely wanted than to type: the page is not moved here. */
  readonly quiet?: boolean;
  readonly onEntered: () => Promise<void>;
}

/** Name and password, then a code where the account has a second factor; or another way in. */
export function SignInForm({ begun = 'done', problem: earlier, quiet = false, onEntered }: SignInFormProps) {
  const { t } = useLanguage();
  const [next, setNext] = useState<Next>(begun);
  const [said, say] = useState(earlier);
  const { busy, problem, wait, ask } = useAsking();
  const form = useRef<HTMLFormElement>(null);
  const entered = async (answer: { next: Next } | undefined) => {
    if (answer?.next === 'done') await onEntered();
    if (answer?.next === 'second-factor') setNext('second-factor');
  };
  const failed = problem !== null;
  useEffect(() => {
    if (quiet && !failed) return;
    const first = form.current?.querySelector<HTMLInputElement>(failed ? '[name=password]' : '[name=name]');
    first?.focus();
    first?.select();
  }, [failed, quiet]);
  if (next === 'second-factor') {
    const startAgain = (problem?: string) => {
      say(problem);
      setNext('done');
    };
    return <CodeForm onEntered={onEntered} onStartAgain={startAgain} />;
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const [name, password] = [String(typed.get('name')), String(typed.get('password'))];
    say(undefined);
    void ask(() => post<{ next: Next }>('/api/sign-in', { name, password })).then(entered);
  };
  return (
    <>
      <form className="fields" ref={form} onSubmit={submit}>
        <NameInput name="name" label={t(words.name)} autoComplete="username" />
        <PasswordInput name="password" label={t(words.password)} autoComplete="current-password" />
        <Problem problem={problem ?? (said ? new ApiError(0, '', said) : null)} wait={wait} />
        <button type="submit" className="primary" disabled={busy || wait > 0}>
          {wait > 0 ? t(words.waiting, { seconds: wait }) : t(words.signIn)}
        </button>
      </form>
      <OtherWays onEntered={entered} />
      <p className="hint">{t(words.forgotten)}</p>
    </>
  );
}
