import { readings } from 'virtual:readings';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react';
import type { Label } from '../../platform/errors/errors.ts';
import { useActor } from '../../platform/ui/actor.ts';
import { type ApiError, queryOf, useAnswer } from '../../platform/ui/api.ts';
import { DefinitionsContext } from '../../platform/ui/definitions.ts';
import { Dialog } from '../../platform/ui/dialog.tsx';
import { shownValue } from '../../platform/ui/format.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { Failed } from '../../platform/ui/page.tsx';
import { words as uiWords } from '../../platform/ui/words.ts';
import { navigationFor, newOf } from './navigation.ts';
import { words } from './words.ts';

interface Hit {
  readonly record: string;
  readonly plural: string;
  readonly id: string;
  readonly title: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Choice {
  readonly to: string;
  readonly title: string;
  readonly kind: string;
  readonly details?: string;
}

/** Ctrl K: people, organisations and pages by what is typed, the arrows and Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { choices, error } = useChoices(typed);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
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
    <Dialog title={t(uiWords.search)} onClose={onClose} atTop>
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
      <div className="options" id="palette" role="listbox" aria-label={t(uiWords.search)} ref={list}>
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
            {choice.details ? <div className="hint">{choice.details}</div> : null}
          </div>
        ))}
      </div>
      {error ? <Failed error={error} /> : null}
      {typed && !error && choices.length === 0 ? <p className="mute">{t(words.findNothing)}</p> : null}
    </Dialog>
  );
}

function useChoices(typed: string): { choices: Choice[]; error: ApiError | null } {
  const { t, language } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const asked = usePaused(typed.trim());
  const { data, error } = useAnswer<{ hits: readonly Hit[] }>(
    asked ? `/api/search${queryOf({ q: asked, limit: 12 })}` : null,
  );
  const pages = usePages().filter(({ names }) => names.includes(typed.trim().toLowerCase()));
  const found = ((asked && data?.hits) || []).map(({ record, plural, id, title, details }): Choice => {
    const definition = definitions.get(record);
    const shown = Object.entries(definition?.fields ?? {}).map(([name, field]) =>
      shownValue(field, details[name], language),
    );
    return {
      to: `/${plural}/${id}`,
      title,
      kind: t(definition?.label ?? record),
      details: shown.filter((text) => text !== '').join(' · '),
    };
  });
  return { choices: [...found, ...pages.filter(({ acts }) => typed !== '' || !acts)], error };
}

interface PageChoice extends Choice {
  /** What it is found by: its name in each language, and how that is read. */
  readonly names: string;
  readonly acts: boolean;
}

/** Every page, and behind them what can be made new by whoever works here. */
function usePages(): PageChoice[] {
  const { t } = useLanguage();
  const actor = useActor();
  const named = (label: Label, title: string, to: string, acts: boolean): PageChoice => ({
    to,
    title,
    kind: '',
    names: `${label.zh} ${title} ${label.en} ${readings[label.zh] ?? ''}`.toLowerCase(),
    acts,
  });
  const pages = actor ? navigationFor(actor).flatMap((group) => group.pages) : [];
  const made = pages.flatMap(({ creates }) => (creates && actor && creates.create(actor, null) ? [creates] : []));
  return [
    ...pages.map(({ label, to }) => named(label, t(label), to, false)),
    ...made.map(({ label, plural }) => named(newOf(label), `${t(words.newOne)}${t(label)}`, `/${plural}/new`, true)),
  ];
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
