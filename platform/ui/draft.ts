import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { useActor } from './actor.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

export type Values = Record<string, unknown>;

interface Draft {
  readonly values: Values;
  readonly set: (name: string, value: unknown) => void;
  /** It was there already when the form was opened. */
  readonly restored: boolean;
  /** Forgets it. */
  readonly drop: () => void;
  /** Forgets what was saved meanwhile; what was typed after that stays. */
  readonly settle: (saved: Values) => void;
  /** The page may be left without asking, until something more is typed. */
  readonly release: () => void;
}

/** What somebody types into a form, kept for them on this machine until it is saved, but for what is sensitive; leaving asks. */
export function useDraft(definition: Definition, id: string): Draft {
  const { t } = useLanguage();
  const key = `tongzhou.draft.${useActor()?.id}.${definition.name}.${id}`;
  const [values, setValues] = useState<Values>(() => withoutSecrets(definition, readDraft(key)));
  const [restored] = useState(() => Object.keys(values).length > 0);
  const released = useRef(false);
  const dirty = Object.keys(values).length > 0;
  useEffect(() => {
    const kept = withoutSecrets(definition, values);
    if (Object.keys(kept).length > 0) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  }, [definition, values, key]);
  useBlocker({
    shouldBlockFn: () => dirty && !released.current && !confirm(t(words.leaveAsk)),
    enableBeforeUnload: () => dirty && !released.current,
  });
  const release = () => {
    released.current = true;
  };
  const settle = (saved: Values) => {
    localStorage.removeItem(key);
    setValues((now) => Object.fromEntries(Object.entries(now).filter(([name, value]) => saved[name] !== value)));
  };
  return {
    values,
    set: (name, value) => {
      released.current = false;
      setValues((before) => ({ ...before, [name]: value }));
    },
    restored,
    settle,
    drop: () => {
      localStorage.removeItem(key);
      setValues({});
    },
    release,
  };
}

function readDraft(key: string): Values {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Values;
  } catch {
    return {};
  }
}

/** ID numbers, telephones and birth dates do not lie in a browser in clear. */
function withoutSecrets({ fields }: Definition, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !fields[name]?.opens));
}
