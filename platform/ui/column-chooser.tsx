import { useRef } from 'react';
import { useClosing } from './closing.ts';
import { useLanguage } from './language.tsx';
import type { Path } from './list-state.ts';
import { words } from './words.ts';

interface ColumnChooserProps {
  readonly all: readonly Path[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

export function ColumnChooser({ all, chosen, onChange }: ColumnChooserProps) {
  const { t } = useLanguage();
  const element = useRef<HTMLDetailsElement>(null);
  useClosing(element);
  const toggle = (path: string, on: boolean) =>
    onChange(all.map((other) => other.path).filter((other) => (other === path ? on : chosen.includes(other))));
  return (
    <details className="chooser" ref={element}>
      <summary className="button">{t(words.columns)}</summary>
      <div className="card">
        {all.map(({ path, field }) => (
          <label key={path}>
            <input
              type="checkbox"
              checked={chosen.includes(path)}
              onChange={(event) => toggle(path, event.target.checked)}
            />{' '}
            {t(field.label)}
          </label>
        ))}
      </div>
    </details>
  );
}
