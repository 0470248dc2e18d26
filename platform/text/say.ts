import { IntlMessageFormat } from 'intl-messageformat';
import type { Label, Params } from '../errors/errors.ts';

/** Simplified and English are written by hand; Traditional is derived. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** Simplified until `setTraditional` gives a dictionary: a text that is not converted can still be read. */
let traditionalOf = (simplified: string): string => simplified;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * Gives the conversion to Traditional once, at start: on the server the dictionary (platform/text/traditional.ts), in the
 * browser, which has no room for it, what was converted when the console was built.
 */
export function setTraditional(convert: (simplified: string) => string): void {
  traditionalOf = convert;
  compiled.clear();
}

/** A text without parameters, as it is shown. */
export function inLanguage(label: Label, language: Language): string {
  if (language === 'en') return label.en;
  return language === 'zh-Hant' ? traditionalOf(label.zh) : label.zh;
}

/**
 * Says a sentence: an ICU message, filled. What is converted is the sentence; labels among the
 * parameters are said in the same language, names of people, dates and numbers stay as they are. Throws where the sentence is no ICU message or a parameter it names is missing.
 */
export function say(sentence: Label, params: Params, language: Language): string {
  const key = `${language} ${language === 'en' ? sentence.en : sentence.zh}`;
  let message = compiled.get(key);
  if (!message) {
    message = new IntlMessageFormat(inLanguage(sentence, language), language, undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object' ? inLanguage(value, language) : value,
  ]);
  return String(message.format(Object.fromEntries(filled)));
}
