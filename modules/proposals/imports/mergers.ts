import type { Problem } from '../../../platform/imports/kind.ts';
import { fold } from '../../../platform/text/fold.ts';
import type { Draft } from './draft.ts';
import { numberKey, type RegisterKnown } from './known.ts';
import { saysNo } from './says.ts';
import { words } from './words.ts';

/** Into which proposal a row was merged, by id; null where it was not, or not as far as can be understood. */
interface Merger {
  readonly into: string | null;
  readonly problems: readonly Problem[];
}

export interface Mergers {
  readonly of: (draft: Draft) => Merger;
}

const none: Merger = { into: null, problems: [] };

/** A merged one points to the last of the chain, which is not merged itself: it is the one that is handled. */
export function mergersOf(drafts: readonly Draft[], known: RegisterKnown): Mergers {
  const inFile = new Map(
    drafts.flatMap((draft) => (draft.number ? [[numberKey(draft.session.id ?? '', draft.number), draft]] : [])),
  );
  const of = (draft: Draft, before: readonly Draft[] = []): Merger => {
    const numbers = numbersOf(draft);
    if (numbers === null) return none;
    const [number, ...more] = numbers;
    const wrong = (word: Problem['word'], params = {}): Merger => ({
      into: null,
      problems: [{ word, params, field: 'into' }],
    });
    if (!number || more.length > 0) return wrong(words.intoMissing);
    const key = numberKey(draft.session.id ?? '', number);
    const target = inFile.get(key);
    if (!target) {
      const kept = known.proposals.get(key);
      const last = (kept?.mergedInto as string | null | undefined) ?? kept?.id ?? null;
      return last ? { into: last, problems: [] } : wrong(words.intoUnknown, { number });
    }
    if ([...before, draft].includes(target)) return wrong(words.intoCircle);
    const further = of(target, [...before, draft]);
    if (further.problems.length > 0) return further;
    return { into: further.into ?? target.id, problems: [] };
  };
  return { of: (draft) => of(draft) };
}

/** The numbers that 并案 or the result of screening names; null where the row was not merged, or into itself: it leads. */
function numbersOf({ row, says, number }: Draft): number[] | null {
  const told = row.cells.into?.text ?? '';
  const text = saysNo(told) ? '' : told;
  const screening = says.screening === 'merged' ? (row.cells.screening?.text ?? '') : '';
  if (text === '' && says.screening !== 'merged') return null;
  const found = [...fold(`${text} ${screening}`).matchAll(/\d{1,4}/g)].map(([digits]) => Number(digits));
  const others = [...new Set(found)].filter((one) => one !== number);
  return found.length > 0 && others.length === 0 ? null : others;
}
