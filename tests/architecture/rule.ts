import { describe, expect, it } from 'vitest';
import { committed, type Sources } from './sources.ts';

type Texts = Readonly<Record<string, string>>;

interface Canaries {
  /** Each breaks the rule: where one went unseen, the rule itself would be dead. */
  readonly broken: Readonly<Record<string, Texts>>;
  /** What the rule must not object to. */
  readonly sound?: Texts;
}

/** A rule of the architecture: it answers what is wrong, one sentence each. */
export function rule(name: string, check: (sources: Sources) => string[], canaries: Canaries): void {
  describe(name, () => {
    it('holds', () => {
      expect(check(committed())).toEqual([]);
    });

    it.each(Object.entries(canaries.broken))('would be seen broken: %s', (_, texts) => {
      expect(check(new Map(Object.entries(texts)))).not.toEqual([]);
    });

    it('lets pass what is sound', () => {
      expect(check(new Map(Object.entries(canaries.sound ?? {})))).toEqual([]);
    });
  });
}
