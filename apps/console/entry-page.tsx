import type { ReactNode } from 'react';
import type { Label } from '../../platform/errors/errors.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { LanguageChoice } from '../../platform/ui/language-choice.tsx';
import { useDocumentTitle } from '../../platform/ui/page.tsx';
import { ThemeButton } from './theme-button.tsx';
import { words } from './words.ts';

interface EntryPageProps {
  readonly title: string;
  /** Whose records these are. */
  readonly place?: Label;
  readonly children: ReactNode;
}

/** Around what is shown to whoever is not in: what this is, and the language. */
export function EntryPage({ title, place, children }: EntryPageProps) {
  const { t } = useLanguage();
  useDocumentTitle(title);
  return (
    <div className="entry">
      <header>
        <span className="mark">
          <img src="/mark.svg" alt="" width={22} height={22} />
          {t(words.product)}
        </span>
        {place ? <span className="mute">{t(place)}</span> : null}
        <span className="right">
          <ThemeButton />
          <LanguageChoice />
        </span>
      </header>
      <main id="content">{children}</main>
    </div>
  );
}
