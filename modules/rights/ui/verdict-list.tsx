import './my-record.css';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import type { ToldVerdict } from '../told-purposes.ts';
import { words } from './words.ts';

/** Each kind of data: whether it goes, or by which basis it stays. */
export function VerdictList({ verdicts }: { readonly verdicts: readonly ToldVerdict[] }) {
  const { t } = useLanguage();
  return (
    <ul className="plain-list">
      {verdicts.map(({ category, label, stays, why }) => (
        <li key={category} className="purpose">
          {label} <Tag tone={stays ? 'plain' : 'late'}>{t(stays ? words.stays : words.goes)}</Tag>
          {why ? <div className="hint">{why}</div> : null}
        </li>
      ))}
    </ul>
  );
}
