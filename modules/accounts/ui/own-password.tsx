import type { FormEvent } from 'react';
import { post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { messageFor, useAsking } from './asking.ts';
import { words } from './own-words.ts';
import { PasswordInput } from './password-input.tsx';
import { Problem } from './problem.tsx';
import { words as signInWords } from './words.ts';

/** Another password; whoever had the old one is out. */
export function OwnPassword({ name }: { readonly name: string }) {
  const { t } = useLanguage();
  const toast = useToast();
  const { busy, problem, wait, ask } = useAsking();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { oldPassword, password } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const send = () => post('/api/account/password', { oldPassword, password });
    void ask(send).then((answer) => {
      if (!answer) return;
      form.reset();
      toast({ text: t(words.changed) });
    });
  };
  const told = problem?.findings.some(({ field }) => field === 'oldPassword' || field === 'password');
  return (
    <section className="card">
      <h2>{t(words.password)}</h2>
      <form className="fields" onSubmit={submit}>
        <input className="hidden" type="text" autoComplete="username" value={name} readOnly tabIndex={-1} aria-hidden />
        <PasswordInput
          name="oldPassword"
          label={t(words.oldPassword)}
          autoComplete="current-password"
          message={messageFor(problem, 'oldPassword')}
        />
        <PasswordInput
          name="password"
          label={t(signInWords.newPassword)}
          autoComplete="new-password"
          hint={t(signInWords.passwordHint)}
          message={messageFor(problem, 'password')}
        />
        <Problem problem={told ? null : problem} wait={wait} />
        <div>
          <button type="submit" disabled={busy || wait > 0}>
            {t(words.change)}
          </button>
        </div>
      </form>
    </section>
  );
}
