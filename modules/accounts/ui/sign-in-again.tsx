import { useEffect, useState } from 'react';
import type { Actor } from '../../../platform/record/define.ts';
import { get, whenSignedOut } from '../../../platform/ui/api.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { words } from './words.ts';

interface SignInAgainProps {
  readonly actor: Actor;
  /** The server was seen to know nobody. */
  readonly ended: boolean;
  readonly onEntered: () => Promise<void>;
}

/** Where a session ends while somebody works: asked over the page, and what was being sent then goes on. */
export function SignInAgain({ actor, ended, onEntered }: SignInAgainProps) {
  const { t } = useLanguage();
  const [waiting, setWaiting] = useState<readonly (() => void)[]>([]);
  const open = ended || waiting.length > 0;
  useEffect(() => {
    whenSignedOut(() => new Promise((resolve) => setWaiting((before) => [...before, resolve])));
    return () => whenSignedOut(null);
  }, []);
  const entered = async () => {
    const session = await get<{ actor: Actor | null }>('/api/session');
    // Somebody else begins anew, and does not send what this one typed.
    if (session.actor && session.actor.id !== actor.id) return location.replace('/');
    if (!session.actor) return;
    setWaiting([]);
    for (const resolve of waiting) resolve();
    await onEntered();
  };
  useReturn(open, entered);
  if (!open) return null;
  return (
    <Dialog title={t(words.sessionEnded)}>
      <p className="mute">{t(words.sessionEndedNote)}</p>
      <SignInForm onEntered={entered} />
      <button type="button" className="plain" onClick={() => location.replace('/')}>
        {t(words.leave)}
      </button>
    </Dialog>
  );
}

/** Who signed in in another window is in here too. */
function useReturn(open: boolean, entered: () => Promise<void>): void {
  useEffect(() => {
    if (!open) return;
    const returned = () => void entered().catch(() => undefined);
    addEventListener('focus', returned);
    return () => removeEventListener('focus', returned);
  });
}
