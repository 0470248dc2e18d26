import { Converter } from 'opencc-js/t2cn';

type Convert = (text: string) => string;

/** General Traditional first, then the forms of Hong Kong and of Taiwan that the general table leaves as they are (衞, 着). */
const converters: readonly Convert[] = ['t', 'hk', 'tw'].map((from) => Converter({ from, to: 'cn' }));

/** The middle dot in 阿依·古丽 is typed in many ways. */
const simplified = new Map([...'•‧・∙⋅᛫'].map((dot) => [dot, '·']));

/**
 * Character by character and remembered, not by phrases: that is fast, and a part of a text folds to the same part of the
 * folded text, which a search inside it needs. 乾 is 干 even in 乾隆, in both what is searched and what is searched for.
 * Until nothing changes: some Simplified characters are Traditional ones of another (麼 么 幺).
 */
function simplifiedOf(character: string): string {
  const known = simplified.get(character);
  if (known !== undefined) return known;
  const found = converters.map((convert) => convert(character)).find((result) => result !== character);
  const final = found === undefined ? character : simplifiedOf(found);
  simplified.set(character, final);
  return final;
}

/** Most names and words: nothing to do but the script. */
const PLAIN = /^[\u4e00-\u9fffa-z0-9]*$/;

/** As `fold`, with every run of white space kept as one space. */
export function foldWords(text: string): string {
  if (PLAIN.test(text)) return text.replaceAll(/[^\p{ASCII}]/gu, simplifiedOf);
  const plain = text
    .replaceAll(/[\p{Cf}\p{Cs}]|(?!\s)\p{Cc}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.replaceAll(/[^\p{ASCII}]/gu, simplifiedOf).normalize('NFKC');
}

/**
 * One spelling for what people type in many: normal width, lower case, Simplified, no white space, nothing invisible.
 * For comparing names and headers and for searching, never for showing. 100,000 names take about a tenth of a second;
 * the dictionary weighs 50 kB compressed, so browsers leave folding to the server.
 */
export function fold(text: string): string {
  const words = foldWords(text);
  return words.includes(' ') ? words.replaceAll(' ', '').normalize('NFKC') : words;
}
