import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useContext, useEffect, useState } from 'react';
import { type ApiError, queryOf, useAnswer } from '../../platform/ui/api.ts';
import { DefinitionsContext } from '../../platform/ui/definitions.ts';
import { Dialog } from '../../platform/ui/dialog.tsx';
import { useLanguage } from '../../platform/ui/language.tsx';
import { Failed } from '../../platform/ui/page.tsx';
import { words as uiWords } from '../../platform/ui/words.ts';
import { navigation } from './navigation.ts';
import { words } from './words.ts';

interface Hit {
  readonly record: string;
  readonly plural: string;
  readonly id: string;
  readonly title: string;
}

interface Choice {
  readonly to: string;
  readonly title: string;
  readonly kind: string;
}

/** Ctrl K: people, organisations and pages by what is typed, the arrows and Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { choices, error } = useChoices(typed);
  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    void navigate({ to: choice.to });
  };
  const press = (event: KeyboardEvent) => {
    // Enter and the arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(choices[at]);
    else if (event.key === 'Escape')
      onClose(); // A search field would only be emptied.
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t(uiWords.search)} onClose={onClose}>
      <input
        type="search"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls="palette"
        aria-activedescendant={choices[at] ? `palette-${at}` : undefined}
        aria-label={t(words.find)}
        placeholder={t(words.find)}
        value={typed}
        style={{ width: '100%' }}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div className="options" id="palette" role="listbox" aria-label={t(uiWords.search)}>
        {choices.map((choice, index) => (
          <div
            key={choice.to}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={() => go(choice)}
          >
            {choice.title} <span className="mute">{choice.kind}</span>
          </div>
        ))}
      </div>
      {error ? <Failed error={error} /> : null}
      {typed && !error && choices.length === 0 ? <p className="mute">{t(words.findNothing)}</p> : null}
    </Dialog>
  );
}

function useChoices(typed: string): { choices: Choice[]; error: ApiError | null } {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const asked = usePaused(typed.trim());
  const { data, error } = useAnswer<{ hits: readonly Hit[] }>(
    asked ? `/api/search${queryOf({ q: asked, limit: 12 })}` : null,
  );
  const pages = navigation
    .flatMap((group) => group.pages)
    .map(({ to, label }) => ({ to, title: t(label), kind: '', words: `${label.zh} ${label.en} ${t(label)}` }))
    .filter(({ words: names }) => typed === '' || names.toLowerCase().includes(typed.trim().toLowerCase()));
  const found = asked
    ? (data?.hits.map(({ record, plural, id, title }) => ({
        to: `/${plural}/${id}`,
        title,
        kind: t(definitions.get(record)?.label ?? record),
      })) ?? [])
    : [];
  return { choices: [...found, ...pages], error };
}

/** What was typed when typing paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), 150);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
