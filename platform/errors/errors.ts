/** A text the user sees, in the two languages that are written by hand; Traditional is derived (platform/text/say.ts). */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** A sentence with a stable code. `zh` and `en` are ICU messages; `{name}` is filled from the parameters. */
export interface Word extends Label {
  readonly code: string;
}

/** What fills a sentence: a label is said in the reader's language, everything else as it is. */
export type Params = Readonly<Record<string, string | number | Label>>;

/** A sentence ready to be said to a reader in any language: what a rule answers when it objects. */
export interface Finding {
  readonly word: Word;
  readonly params?: Params;
  /** The field it is about, so that a form can show it in place. */
  readonly field?: string;
  /** An error (the default) stops the write; a warning is shown and may be accepted. */
  readonly severity?: 'error' | 'warning';
}

/** A rule's answer: nothing to object, or what is wrong. Rules return it; operations throw it. */
export type Verdict = Finding | null;

type WordsOf<Texts> = { readonly [Name in keyof Texts]: Word };

/** The codes are the area and the name in kebab case: `defineWords('directory', { endsTooEarly })` has `directory.ends-too-early`. */
export function defineWords<const Texts extends Record<string, Label>>(area: string, texts: Texts): WordsOf<Texts> {
  const words = Object.entries(texts).map(([name, label]) => {
    const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [name, { code: `${area}.${kebab}`, ...label }];
  });
  return Object.fromEntries(words) as WordsOf<Texts>;
}

/**
 * invalid 422 (what was sent), rule 422 (the domain says no), signed-out 401, forbidden 403, not-found 404 (also what one
 * may not see), conflict 409.
 */
export type ErrorKind = 'invalid' | 'rule' | 'signed-out' | 'forbidden' | 'not-found' | 'conflict';

export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly word: Word;
  readonly params: Params;
  /** Several objections at once, so that a form shows all of them; the first is the error's own. */
  readonly findings: readonly Finding[];

  constructor(kind: ErrorKind, word: Word, params: Params = {}, findings: readonly Finding[] = []) {
    super(`${word.code} ${JSON.stringify(params)}`);
    this.name = 'DomainError';
    this.kind = kind;
    this.word = word;
    this.params = params;
    this.findings = findings.length > 0 ? findings : [{ word, params }];
  }

  get code(): string {
    return this.word.code;
  }
}

/** Throws what a rule objected to; does nothing where it did not. */
export function demand(verdict: Verdict, kind: ErrorKind = 'rule'): void {
  if (verdict) throw new DomainError(kind, verdict.word, verdict.params, [verdict]);
}
