import { useEffect, useState } from 'react';
import type { Answers } from './import-types.ts';

export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly field: string;
}

interface Fix extends Place {
  readonly value: string;
  /** What the cell was changed to before, here; null for what the file says. */
  readonly before: string | null;
}

export const keyOf = ({ sheet, row, field }: Place): string => `${sheet} ${row} ${field}`;

/** Cells that are changed in place; what was changed is taken back by Ctrl Z, the last first. */
export function useFixes(onSay: (answers: Answers) => Promise<boolean>) {
  const [fixed, setFixed] = useState<readonly Fix[]>([]);
  /** What was typed and is not answered yet, or could not be: it is shown meanwhile, and nothing of it is lost. */
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const send = async (place: Place, value: string | null): Promise<void> => {
    const { sheet, row, field } = place;
    const key = keyOf(place);
    setTyped((before) => changed(before, key, value));
    const taken = await onSay({ fixes: [{ sheet, row, field, value }] });
    if (taken) setTyped((now) => (now.get(key) === value ? changed(now, key, null) : now));
  };
  const save = (place: Place, value: string) => {
    const before = fixed.findLast((fix) => keyOf(fix) === keyOf(place))?.value ?? null;
    setFixed([...fixed, { ...place, value, before }]);
    void send(place, value);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const last = fixed.at(-1);
      if (!last || !takesBack(event)) return;
      event.preventDefault();
      setFixed(fixed.slice(0, -1));
      void send(last, last.before);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return { typed, save };
}

function changed(map: ReadonlyMap<string, string>, key: string, value: string | null): ReadonlyMap<string, string> {
  const rest = [...map].filter(([other]) => other !== key);
  return new Map(value === null ? rest : [...rest, [key, value]]);
}

/** In a box that is typed in, the box's own way back counts. */
function takesBack({ key, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== 'z' || shiftKey || !(ctrlKey || metaKey)) return false;
  return !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
}
