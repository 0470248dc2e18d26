import { useState } from 'react';
import { useLanguage } from '../../platform/ui/language.tsx';
import { chosenTheme, keepTheme } from './theme.ts';
import { words } from './words.ts';

export function ThemeButton() {
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
