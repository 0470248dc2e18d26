import { pinyin } from 'pinyin-pro';
import { fold } from './fold.ts';

/** Letters only, ü as v, which is the key that types it. */
const plain = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' } as const;

/** Characters of given names that have two living readings; the dictionary's many historical ones would only find strangers. */
const HETERONYMS = new Set('乐茜长行朝重晟盛柏传参藏都阿娜莎纶');

/** Up to here a text is read as a person's name, surname first; longer ones (organisations) are read by their words. */
const LONGEST_NAME = 4;

/** Readings kept of one name. */
const MOST_READINGS = 4;

/** Both are asked for every name, and there are few of them: a hundred thousand names have some thousands. */
const ofCharacter = new Map<string, readonly string[]>();
const ofSurname = new Map<string, readonly string[]>();

function remembered<Value>(known: Map<string, Value>, key: string, find: (key: string) => Value): Value {
  const found = known.get(key) ?? find(key);
  known.set(key, found);
  return found;
}

/** 吕 is typed lv, written lü, often meant by lu, and lyu in passports. */
function spellings(syllable: string): string[] {
  if (!/^[ln]v/.test(syllable)) return [syllable];
  return ['v', 'ü', 'u', 'yu'].map((vowel) => syllable.replace('v', vowel));
}

function readCharacter(character: string): readonly string[] {
  const readings = pinyin(character, { ...plain, multiple: true });
  return readings.slice(0, HETERONYMS.has(character) ? 2 : 1).flatMap(spellings);
}

/**
 * The first two characters with the readings of surnames, compound ones too: 曾 zeng, 單 shan, 尉迟 yu chi. The dictionary
 * has surnames in Simplified; the second character may be a given name already, and 乾 is no 干 there.
 */
function readSurname(head: string): readonly string[] {
  const [surname = ''] = pinyin(fold(head), { ...plain, surname: 'head' });
  return [surname, ...pinyin(head, { ...plain, surname: 'head' }).slice(1)];
}

/** Per syllable its possible readings, the likeliest first. Letters and digits are syllables as they stand. */
function syllablesOf(text: string): (readonly string[])[] {
  const parts =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|\p{Script=Latin}+|\d+/gu) ?? [];
  if (parts.length > LONGEST_NAME) return pinyin(parts.join(''), plain).map((syllable) => [syllable]);
  const [surname, second] = remembered(ofSurname, parts.slice(0, 2).join(''), readSurname);
  return parts.map((part, place) => {
    const readings = /\p{Script=Han}/u.test(part) ? remembered(ofCharacter, part, readCharacter) : [part];
    const asName = place === 0 ? surname : place === 1 ? second : undefined;
    return asName === undefined ? readings : [...new Set([...spellings(asName), ...readings])];
  });
}

/** The ways a name can be read, each as its syllables, the likeliest first. Empty where there is nothing to read. */
export function readingsOf(name: string): string[][] {
  let readings: string[][] = [[]];
  for (const syllables of syllablesOf(name)) {
    readings = syllables.flatMap((syllable) => readings.map((reading) => [...reading, syllable]));
    readings = readings.slice(0, MOST_READINGS);
  }
  return readings.filter((reading) => reading.length > 0);
}

/** 陈雅文 is `chenyawen`. */
export function pinyinOf(name: string): string {
  return (readingsOf(name)[0] ?? []).join('');
}

/** 陈雅文 is `cyw`. */
export function initialsOf(name: string): string {
  return (readingsOf(name)[0] ?? []).map((syllable) => syllable[0]).join('');
}
