import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { messageFor, useAsking } from './asking.ts';
import { words } from './own-words.ts';
import { PasswordInput } from './password-input.tsx';
import { Problem } from './problem.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly note?: string;
  /** What is asked besides the password. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onConfirm: (typed: Readonly<Record<string, string>>) => Promise<void>;
}

/** What changes how one signs in is done with the password once more: a session may be in other hands. */
export function ConfirmDialog({ title, note, children, onClose, onConfirm }: ConfirmDialogProps) {
  const { t } = useLanguage();
  const { busy, problem, wait, ask } = useAsking();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    void ask(() => onConfirm(typed));
  };
  const beside = messageFor(problem, 'oldPassword');
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="fields" onSubmit={submit}>
        {note ? <p>{note}</p> : null}
        {children}
        <PasswordInput
          name="password"
          label={t(words.askPassword)}
          autoComplete="current-password"
          message={wait > 0 ? undefined : beside}
        />
        <Problem problem={beside && wait === 0 ? null : problem} wait={wait} />
        <button type="submit" className="primary" disabled={busy || wait > 0}>
          {title}
        </button>
      </form>
    </Dialog>
  );
}
