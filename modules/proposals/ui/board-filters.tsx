import { parties } from '../../../data/parties.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { proposalSubject } from '../codes.ts';
import type { BoardRow, Chosen } from './board.ts';
import { words } from './desk-words.ts';

interface FiltersProps {
  readonly rows: readonly BoardRow[];
  readonly chosen: Chosen;
  readonly onChange: (next: Chosen) => void;
}

/** Only what there is can be chosen. */
export function BoardFilters({ rows, chosen, onChange }: FiltersProps) {
  const { t } = useLanguage();
  const has = (name: 'subject' | 'party', code: string) => rows.some((row) => row[name] === code);
  const departments = new Map(rows.flatMap((row) => row.departments.map(({ id, name }) => [id, name] as const)));
  const choices = {
    subject: proposalSubject.entries
      .filter(({ code }) => has('subject', code))
      .map((one) => [one.code, t(one)] as const),
    department: [...departments].sort(([, one], [, other]) => one.localeCompare(other, 'zh')),
    party: parties.entries.filter(({ code }) => has('party', code)).map((one) => [one.code, t(one)] as const),
  };
  return (
    <div className="row board-filters">
      {(['subject', 'department', 'party'] as const).map((name) => (
        <label key={name}>
          <span className="mute">{t(words[name])}</span>{' '}
          <select
            value={chosen[name] ?? ''}
            onChange={(event) => onChange({ [name]: event.target.value || undefined })}
          >
            <option value="">{t(words.any)}</option>
            {choices[name].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {Object.values(chosen).some(Boolean) ? (
        <button
          type="button"
          className="plain"
          onClick={() => onChange({ stage: undefined, subject: undefined, department: undefined, party: undefined })}
        >
          {t(words.clear)}
        </button>
      ) : null}
    </div>
  );
}
