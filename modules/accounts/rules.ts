import type { Finding } from '../../platform/errors/errors.ts';
import { phoneProblem } from '../../platform/text/identifiers.ts';
import { words } from './words.ts';

/** One spelling of a user name: 王芳, WANG and ｗａｎｇ are typed in many ways. */
export function foldUserName(typed: string): string {
  return typed.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}

export function foldStaffNumber(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '');
}

const USER_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._·-]+$/u;
const STAFF_NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

interface Names {
  readonly userName?: string | null;
  readonly staffNumber?: string | null;
  readonly phone?: string | null;
}

/** What can be said of the names that somebody is to sign in with. Digits alone are a staff number or a phone. */
export function accountFindings({ userName, staffNumber, phone }: Names): Finding[] {
  const isName = !userName || (USER_NAME.test(userName) && !/^\p{N}+$/u.test(userName));
  const isNumber = !staffNumber || STAFF_NUMBER.test(staffNumber);
  return [
    ...(isName ? [] : [{ word: words.noUserName, field: 'userName' }]),
    ...(isNumber ? [] : [{ word: words.noStaffNumber, field: 'staffNumber' }]),
    ...(phone && phoneProblem(phone) ? [{ word: words.noPhone, field: 'phone' }] : []),
  ];
}
