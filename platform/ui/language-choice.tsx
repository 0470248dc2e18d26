import type { Language } from '../text/say.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

export function LanguageChoice() {
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
