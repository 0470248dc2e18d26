import { type Day, parsePartialDate } from './partial-date.ts';

/*
 * The check digits are computed here and not by `stdnum`, which the tests compare with: an old number of 15 digits needs the
 * digit, not a verdict; stdnum refuses organisations whose code begins with a letter or ends with the check character 0, and
 * takes "today" from the machine; and forms check as one types, where all countries' numbers would be loaded with it.
 */

/** Weights of the 17 digits, ISO 7064 MOD 11-2 (GB 11643). */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Most numbers are written so: there is nothing to tidy. */
const NUMBER = /^\d{17}[\dX]$/;

/** One spelling of a resident's ID number: 18 digits or X, wherever the old 15 (born 19..) can be completed. */
export function normaliseIdNumber(written: string): string {
  if (NUMBER.test(written)) return written;
  const number = written
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s'"`‘’“”\p{Cf}-]/gu, '')
    .replaceAll(/[×ХΧ]/g, 'X');
  if (!/^\d{15}$/.test(number)) return number;
  const completed = `${number.slice(0, 6)}19${number.slice(6)}`;
  return completed + idCheckDigit(completed);
}

/** The 18th character. */
function idCheckDigit(number: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return '10X98765432'[sum % 11] as string;
}

/**
 * What is wrong with an ID number: `shape` (length, characters, no such birth date) or `checkDigit`; null where it is right.
 * The region is not looked at: numbers outlive the districts that gave them.
 */
export function idNumberProblem(written: string): 'shape' | 'checkDigit' | null {
  const number = normaliseIdNumber(written);
  if (!NUMBER.test(number) || !bornByIdNumber(number)) return 'shape';
  return number[17] === idCheckDigit(number) ? null : 'checkDigit';
}

/**
 * Whether the number lost its last digits in a spreadsheet, which keeps 15 of them: a number cell, its text in scientific
 * notation, or its zeros saved as text. The birth date in it survives, the sex does not.
 */
export function isDamagedIdNumber(written: string | number): boolean {
  if (typeof written === 'number') return !Number.isSafeInteger(written);
  const number = normaliseIdNumber(written);
  return /^\d(\.\d+)?E\+?1\d$/.test(number) || (/^\d{15}000$/.test(number) && idNumberProblem(number) !== null);
}

/** The birth date in an ID number, also in a damaged one; null where there is no date. */
export function bornByIdNumber(written: string | number): Day | null {
  const number = typeof written === 'number' ? digitsOf(written) : normaliseIdNumber(written);
  const [, digits] = /^\d{6}(\d{8})[\dX]{4}$/.exec(number) ?? [];
  const born = digits ? parsePartialDate(digits) : null;
  return born?.length === 10 ? born : null;
}

/** The first 15 digits of a number cell. Of 18 digits a double is a little off: one just below a round thousand stands for it. */
function digitsOf(cell: number): string {
  if (!Number.isInteger(cell)) return '';
  if (Number.isSafeInteger(cell)) return normaliseIdNumber(String(cell));
  const thousands = BigInt(cell) / 1000n;
  return `${Number((thousands + 1n) * 1000n) === cell ? thousands + 1n : thousands}000`;
}

/** `1` or `2` as in GB/T 2261.1. Only of a number whose check digit is right: the digit for the sex is among those lost. */
export function sexByIdNumber(written: string): '1' | '2' | null {
  if (idNumberProblem(written)) return null;
  return Number(normaliseIdNumber(written)[16]) % 2 === 1 ? '1' : '2';
}

/** 4401**********2846 */
export function maskIdNumber(number: string): string {
  return masked(number, 4, 4);
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code whose check character is right (GB 32100: weights are the powers of 3, modulo 31). */
export function isUscc(written: string): boolean {
  const code = written.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  if (!/^[1-9ANY][0-9A-HJ-NP-RT-UW-Y]\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += weight * USCC_ALPHABET.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return code[17] === USCC_ALPHABET[(31 - (sum % 31)) % 31];
}

const MOBILE = /^1[3-9]\d{9}$/;
/** Area code (three digits for 010 and 02x, else four), number, extension. */
const LANDLINE = /^\(?(010|02\d|0[3-9]\d{2})\)?-?(\d{7,8})(?:(?:转|EXT\.?|#|-)(\d{1,6}))?$/i;
const FOREIGN = /^(?:\+|00)([1-9]\d{6,14})$/;

/** One spelling of a phone: 19900000001, 020-38622846-801, +85261234567. What is no phone stays as it was typed. */
export function normalisePhone(written: string): string {
  const phone = written.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '');
  const mobile = phone.replaceAll('-', '').replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  if (MOBILE.test(mobile)) return mobile;
  const landline = LANDLINE.exec(phone.replace(/^(?:\+|00)86-?0?/, '0'));
  if (landline) return landline.slice(1).filter(Boolean).join('-');
  const foreign = FOREIGN.exec(phone.replaceAll(/[-()]/g, ''));
  return foreign ? `+${foreign[1]}` : phone;
}

/** `letters` (O for 0), or `shape`: neither 11 digits, nor a landline with its area code, nor a number from abroad with +. */
export function phoneProblem(written: string): 'letters' | 'shape' | null {
  const phone = normalisePhone(written);
  if (MOBILE.test(phone) || LANDLINE.test(phone) || FOREIGN.test(phone)) return null;
  return /[a-z]/i.test(phone) ? 'letters' : 'shape';
}

/** 199****0001 */
export function maskPhone(number: string): string {
  return masked(number, 3, 4);
}

/** z***@example.org */
export function maskEmail(address: string): string {
  const [name = '', host = ''] = address.split('@');
  return `${name.slice(0, 1)}***@${host}`;
}

/** The part after @ is the same in any letters; nobody gives out addresses that differ in the other by letters alone. */
export function normaliseEmail(address: string): string {
  return address.normalize('NFKC').trim().toLowerCase();
}

/** Of what is too short to show both ends nothing is shown. */
function masked(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  if (hidden <= 0) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(-tail);
}
