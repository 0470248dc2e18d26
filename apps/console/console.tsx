import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { SignInAgain } from '../../modules/accounts/ui/sign-in-again.tsx';
import { takeWanted } from '../../modules/accounts/ui/wanted.ts';
import type { Actor } from '../../platform/record/define.ts';
import { ActorContext } from '../../platform/ui/actor.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { Failed, Loading } from '../../platform/ui/page.tsx';
import { EntryPage } from './entry-page.tsx';
import { Frame } from './frame.tsx';
import { useSession } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';
import { words } from './words.ts';

/** Whoever is not signed in signs in first, whatever the address; an invitation is for those who cannot yet. */
export function Console() {
  const { t } = useLanguage();
  const { pathname } = useRouterState({ select: ({ location }) => location });
  const { data: session, error, refetch } = useSession();
  const client = useQueryClient();
  const actor = useKept(session?.actor ?? null);
  useWanted(actor !== null, pathname);
  if (pathname.startsWith('/invitations/')) return <Outlet />;
  if (!session) {
    return (
      <EntryPage title={t(words.product)}>
        {error ? <Failed error={error} again={() => void refetch()} /> : <Loading />}
      </EntryPage>
    );
  }
  if (!actor) return <SignInPage session={session} />;
  return (
    <ActorContext value={actor}>
      <Frame actor={actor} session={session} />
      <SignInAgain actor={actor} ended={session.actor === null} onEntered={() => client.invalidateQueries()} />
    </ActorContext>
  );
}

/** Whoever was in stays on the page when the session ends, with what they typed; for somebody else everything begins anew. */
function useKept(actor: Actor | null): Actor | null {
  const kept = useRef(actor);
  const isAnother = kept.current !== null && actor !== null && actor.id !== kept.current.id;
  useEffect(() => {
    if (isAnother) location.reload();
  }, [isAnother]);
  kept.current = actor ?? kept.current;
  return kept.current;
}

/** Back from signing in elsewhere one is where one wanted to be. */
function useWanted(isIn: boolean, pathname: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!isIn) return;
    const wanted = takeWanted();
    if (wanted) void navigate({ to: wanted, replace: true });
    else if (pathname === '/sign-in') void navigate({ to: '/', replace: true });
  }, [isIn, pathname, navigate]);
}
