import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Language } from '../../platform/text/say.ts';
import { actorLabel } from '../../platform/ui/format.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { navigation } from './navigation.ts';
import { Palette } from './palette.tsx';
import { useSession } from './session.ts';
import { chosenTheme, keepTheme } from './theme.ts';
import { words } from './words.ts';

const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/** Around every page: where one is, whose records these are, search, language. */
export function Frame() {
  const { t } = useLanguage();
  const [searching, search] = useState(false);
  const [menu, showMenu] = useState(false);
  const { pathname } = useRouterState({ select: ({ location }) => location });
  const { data: session } = useSession();
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
            <span>{t(words.find)}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <div className="right">
            {session ? (
              <span className="wide">
                {t(session.jurisdiction.name)} · {t(actorLabel(session.actor.name))}
              </span>
            ) : null}
            <ThemeButton />
            <LanguageChoice />
          </div>
        </header>
        <Navigation open={menu} pathname={pathname} onChosen={() => showMenu(false)} />
        <main id="content" tabIndex={-1}>
          {session?.notice || session?.demonstration ? (
            <p className="notice">
              {session.demonstration ? <strong>{t(words.demonstration)} · </strong> : null}
              {session.notice ? t(session.notice) : ''}
            </p>
          ) : null}
          <Outlet />
        </main>
      </div>
      {searching ? <Palette onClose={() => search(false)} /> : null}
    </>
  );
}

interface NavigationProps {
  readonly open: boolean;
  readonly pathname: string;
  readonly onChosen: () => void;
}

function Navigation({ open, pathname, onChosen }: NavigationProps) {
  const { t } = useLanguage();
  const pages = navigation.flatMap((group) => group.pages);
  const here = pages
    .filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
  return (
    <nav className={open ? 'side open' : 'side'} aria-label={t(words.modules)}>
      {navigation.map((group) => (
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

function ThemeButton() {
  const { t } = useLanguage();
  const [theme, setTheme] = useState(chosenTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="plain wide"
      onClick={() => {
        keepTheme(other);
        setTheme(other);
      }}
    >
      {t(words[other])}
    </button>
  );
}

function LanguageChoice() {
  const { t, language, setLanguage } = useLanguage();
  return (
    <select
      aria-label={t(words.language)}
      value={language}
      onChange={(event) => setLanguage(event.target.value as Language)}
    >
      {languages.map((code) => (
        <option key={code} value={code} lang={code}>
          {new Intl.DisplayNames(code, { type: 'language' }).of(code)}
        </option>
      ))}
    </select>
  );
}
