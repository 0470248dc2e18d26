import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Label, Params } from '../errors/errors.ts';
import { type Language, say, setTraditional } from '../text/say.ts';
import { speak } from './api.ts';

interface Spoken {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** A text in the reader's language; a name as it is kept stays as it is. */
  readonly t: (label: Label | string, params?: Params) => string;
}

const Context = createContext<Spoken | null>(null);
const KEPT = 'tongzhou.language';
const known: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT) as Language | null;
  if (kept && known.includes(kept)) return kept;
  if (/^zh-(hant|tw|hk|mo)/i.test(navigator.language)) return 'zh-Hant';
  return navigator.language.startsWith('en') ? 'en' : 'zh-Hans';
}

/** The Traditional texts are a file of their own, loaded when they are chosen. */
async function loadTraditional(): Promise<void> {
  const { texts } = await import('virtual:traditional');
  setTraditional((simplified) => texts[simplified] ?? simplified);
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(firstLanguage);
  const [language, setReady] = useState<Language | null>(null);
  const client = useQueryClient();
  useEffect(() => {
    const ready = () => {
      speak(chosen);
      document.documentElement.lang = chosen;
      localStorage.setItem(KEPT, chosen);
      setReady(chosen);
      // The server's sentences are in the language they were asked in.
      void client.invalidateQueries();
    };
    if (chosen === 'zh-Hant') void loadTraditional().then(ready);
    else ready();
  }, [chosen, client]);
  const spoken = useMemo<Spoken | null>(
    () =>
      language && {
        language,
        setLanguage: setChosen,
        t: (label, params = {}) => (typeof label === 'string' ? label : say(label, params, language)),
      },
    [language],
  );
  return spoken ? <Context value={spoken}>{children}</Context> : null;
}

export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new Error('outside of LanguageProvider');
  return spoken;
}
