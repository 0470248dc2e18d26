import { Converter, CustomConverter } from 'opencc-js/cn2t';

type Convert = (text: string) => string;

/**
 * Where offices in Hong Kong and Macao write otherwise than the dictionary's Hong Kong standard: forms of characters that
 * nobody types (羣 峯 説), and words.
 */
const EXCEPTIONS: readonly [dictionary: string, written: string][] = [
  ['羣', '群'],
  ['峯', '峰'],
  ['牀', '床'],
  ['啓', '啟'],
  ['户', '戶'],
  ['説', '說'],
  ['閲', '閱'],
  ['脱', '脫'],
  ['税', '稅'],
  ['鋭', '銳'],
  ['悦', '悅'],
  ['複核', '覆核'],
  ['複審', '覆審'],
  ['複議', '覆議'],
  ['回復', '回覆'],
  ['衝正', '沖正'],
];

let convert: Convert | undefined;
const converted = new Map<string, string>();

/**
 * Simplified to Traditional as Hong Kong and Macao readers write it, for texts of the program, never for names of people.
 * Answers are remembered, so give it what comes from a limited stock. Reading the dictionary (1 MB, a sixth of a second)
 * waits until the first text. Server only.
 */
export function traditional(simplified: string): string {
  const known = converted.get(simplified);
  if (known !== undefined) return known;
  convert ??= converter();
  const text = convert(simplified);
  converted.set(simplified, text);
  return text;
}

function converter(): Convert {
  const byDictionary: Convert = Converter({ from: 'cn', to: 'hk' });
  const byException: Convert = CustomConverter(EXCEPTIONS);
  return (simplified) => byException(byDictionary(simplified));
}
