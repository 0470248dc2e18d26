import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { parties } from '../../data/parties.ts';
import { isMember, roles } from '../../modules/roles.ts';
import type { Actor } from '../../platform/record/define.ts';
import { post } from '../../platform/ui/api.ts';
import { useClosing } from '../../platform/ui/closing.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { LanguageChoice } from '../../platform/ui/language-choice.tsx';
import type { Session } from './session.ts';
import { ThemeButton } from './theme-button.tsx';
import { words } from './words.ts';

interface PersonMenuProps {
  readonly actor: Actor;
  readonly session: Session;
  readonly pathname: string;
}

/** Who I am here, what I may do, and the ways to my own pages and out. */
export function PersonMenu({ actor, session, pathname }: PersonMenuProps) {
  const { t } = useLanguage();
  const element = useRef<HTMLDetailsElement>(null);
  useClosing(element);
  useEffect(() => {
    if (element.current && pathname) element.current.open = false;
  }, [pathname]);
  // What was read is gone with the page.
  const signOut = () => void post('/api/sign-out').finally(() => location.replace('/'));
  return (
    <details className="chooser person" ref={element}>
      <summary className="button plain">
        {actor.name} <span className="mute wide">{useRoles(actor)[0]}</span>
      </summary>
      <div className="card">
        <p>
          <strong>{actor.name}</strong> <span className="mute">{t(session.jurisdiction.name)}</span>
        </p>
        <ul className="plain-list mute">
          {useRoles(actor).map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
        <nav aria-label={t(words.mine)}>
          <Link to="/account">{t(words.myAccount)}</Link>
          {isMember(actor) ? <Link to="/my-record">{t(words.myRecord)}</Link> : null}
        </nav>
        <p className="narrow row">
          <LanguageChoice />
          <ThemeButton />
        </p>
        <button type="button" onClick={signOut}>
          {t(words.signOut)}
        </button>
      </div>
    </details>
  );
}

/** In words, with the parties that they are held for. */
function useRoles(actor: Actor): string[] {
  const { t, language } = useLanguage();
  const named = (actor.parties ?? []).map((code) => t(parties.byCode.get(code) ?? code));
  const of = new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(named);
  const shown = roles.entries.filter(({ code }) => actor.roles.includes(code));
  if (shown.length === 0) return [t(words.noRole)];
  return shown.map((role) => (role.reach === 'party' && of ? `${t(role)} · ${of}` : t(role)));
}
