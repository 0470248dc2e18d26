import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SeeingNotice } from '../../modules/accounts/ui/seers.tsx';
import type { Actor } from '../../platform/record/define.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { LanguageChoice } from '../../platform/ui/language-choice.tsx';
import { NoticeLink } from '../../platform/ui/notices.tsx';
import { ForOthers } from './for-others.tsx';
import { findsRecords, isForOthers, navigationFor, pageAt } from './navigation.ts';
import { Palette } from './palette.tsx';
import { PersonMenu } from './person-menu.tsx';
import type { Session } from './session.ts';
import { ThemeButton } from './theme-button.tsx';
import { words } from './words.ts';

/** Around every page of whoever is in: where one is, whose records these are, search, language, who one is. */
export function Frame({ actor, session }: { readonly actor: Actor; readonly session: Session }) {
  const { t } = useLanguage();
  const [searching, search] = useState(false);
  const [menu, showMenu] = useState(false);
  const { pathname } = useRouterState({ select: ({ location }) => location });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') showMenu(false);
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      search(true);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <a className="skip" href="#content">
        {t(words.skip)}
      </a>
      <div className="frame">
        <header className="top">
          <button
            type="button"
            className="menu"
            aria-expanded={menu}
            aria-label={t(words.menu)}
            onClick={() => showMenu(!menu)}
          >
            ☰
          </button>
          <Link to="/" className="mark" aria-label={t(words.product)}>
            <img src="/mark.svg" alt="" width={22} height={22} />
            <span className="wide">{t(words.product)}</span>
          </Link>
          <button type="button" className="find" onClick={() => search(true)}>
            <span>{t(findsRecords(actor) ? words.find : words.findPages)}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <div className="right">
            <span className="wide">{t(session.jurisdiction.name)}</span>
            <span className="wide">
              <ThemeButton />
              <LanguageChoice />
            </span>
            <NoticeLink />
            <PersonMenu actor={actor} session={session} pathname={pathname} />
          </div>
        </header>
        <Navigation actor={actor} open={menu} pathname={pathname} onChosen={() => showMenu(false)} />
        <main id="content" tabIndex={-1}>
          {session.seeing ? <SeeingNotice name={session.seeing.name} /> : null}
          {session.demonstration ? (
            <p className="notice">
              <strong>{t(words.demonstration)}</strong>
            </p>
          ) : null}
          {isForOthers(pathname, actor) ? <ForOthers /> : <Outlet />}
        </main>
      </div>
      {searching ? <Palette onClose={() => search(false)} /> : null}
    </>
  );
}

interface NavigationProps {
  readonly actor: Actor;
  readonly open: boolean;
  readonly pathname: string;
  readonly onChosen: () => void;
}

function Navigation({ actor, open, pathname, onChosen }: NavigationProps) {
  const { t } = useLanguage();
  const groups = navigationFor(actor);
  const here = pageAt(
    pathname,
    groups.flatMap(({ pages }) => pages),
  );
  return (
    <nav className={open ? 'side open' : 'side'} aria-label={t(words.modules)}>
      {groups.map((group) => (
        <div key={group.label?.en ?? 'first'}>
          {group.label ? <h2>{t(group.label)}</h2> : null}
          {group.pages.map((page) => (
            <Link
              key={page.to}
              to={page.to}
              activeOptions={{ exact: true, includeSearch: false }}
              aria-current={page === here ? 'page' : undefined}
              onClick={onChosen}
            >
              {t(page.label)}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}
