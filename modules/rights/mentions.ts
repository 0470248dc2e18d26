/** Whom a text may name. */
export interface Named {
  readonly names: readonly string[];
  readonly pseudonym: string;
}

const HAN = /^\p{Script=Han}/u;
/** What may follow a name directly and is not part of it: 陈大文等, 陈大文同志. */
const FOLLOWS = ['等', '同志', '先生', '女士'];

/** As lists write a name of two characters, so that it is as wide as one of three. */
export function spellingsOf(name: string): string[] {
  const [first = '', second = '', ...more] = [...name];
  if (second === '' || more.length > 0) return [name];
  return [name, ...[' ', '  ', '　'].map((gap) => `${first}${gap}${second}`)];
}

/** The text with the pseudonym in place of the name: of a row that refers to the person, wherever it stands. */
export function withoutName(text: string, { names, pseudonym }: Named): string {
  return names.flatMap(spellingsOf).reduce((left, name) => left.replaceAll(name, pseudonym), text);
}

/** The same where nothing but the name says who is meant: only where it stands alone, for 王安 is not in 王安石. */
export function withoutNameAlone(text: string, { names, pseudonym }: Named): string {
  return names.flatMap(spellingsOf).reduce((left, name) => replaceAlone(left, name, pseudonym), text);
}

function replaceAlone(text: string, name: string, pseudonym: string): string {
  const parts = text.split(name);
  return parts.slice(1).reduce((done, part, index) => {
    const before = [...(parts[index] ?? '')].at(-1) ?? '';
    const alone = !HAN.test(before) && (!HAN.test(part) || FOLLOWS.some((word) => part.startsWith(word)));
    return done + (alone ? pseudonym : name) + part;
  }, parts[0] ?? '');
}
