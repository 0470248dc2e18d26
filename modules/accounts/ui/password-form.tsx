import type { FormEvent } from 'react';
import { post } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { messageFor, useAsking } from './asking.ts';
import { NameInput } from './name-input.tsx';
import { PasswordInput } from './password-input.tsx';
import { Problem } from './problem.tsx';
import { words } from './words.ts';

export interface Accepted {
  readonly userName: string;
  /** Links for the two other administrators, said once. */
  readonly administrators?: readonly { readonly role: string; readonly path: string }[];
}

interface PasswordFormProps {
  readonly token: string;
  /** What one says oneself: what one is called, what one signs in with. */
  readonly asked: readonly ('name' | 'userName' | 'code')[];
  /** Null where one says it oneself. */
  readonly userName: string | null;
  /** The password is set, and whoever set it is signed in; or a code is still asked. */
  readonly onAccepted: (accepted: Accepted, next: string) => void;
}

/** A first password, or another one; then in with it. */
export function PasswordForm({ token, asked, userName, onAccepted }: PasswordFormProps) {
  const { t } = useLanguage();
  const { busy, problem, wait, ask } = useAsking();
  const accept = async (typed: Record<string, string>) => {
    const accepted = await post<Accepted>(`/api/invitations/${token}`, typed);
    const { password = '' } = typed;
    const { next } = await post<{ next: string }>('/api/sign-in', { name: accepted.userName, password });
    onAccepted(accepted, next);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (!asked.includes('userName')) delete typed.userName;
    void ask(() => accept(typed));
  };
  const told = problem?.findings.some(({ field }) => ['name', 'userName', 'code', 'password'].includes(field ?? ''));
  return (
    <form className="fields" onSubmit={submit}>
      {asked.includes('name') ? (
        <NameInput name="name" label={t(words.fullName)} autoComplete="name" message={messageFor(problem, 'name')} />
      ) : null}
      {asked.includes('code') ? (
        <NameInput
          name="code"
          label={t(words.linkCode)}
          autoComplete="one-time-code"
          hint={t(words.linkCodeHint)}
          message={messageFor(problem, 'code')}
        />
      ) : null}
      <NameInput
        name="userName"
        label={t(words.userName)}
        autoComplete="username"
        fixed={userName}
        hint={userName === null ? t(words.userNameHint) : undefined}
        message={messageFor(problem, 'userName')}
      />
      <PasswordInput
        name="password"
        label={t(words.newPassword)}
        autoComplete="new-password"
        hint={t(words.passwordHint)}
        message={messageFor(problem, 'password')}
      />
      <Problem problem={told ? null : problem} wait={wait} />
      <button type="submit" className="primary" disabled={busy || wait > 0}>
        {t(words.setPassword)}
      </button>
    </form>
  );
}
