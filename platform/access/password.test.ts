import { describe, expect, test } from 'vitest';
import { commonPasswords } from '../../data/common-passwords.ts';
import { hashPassword, isWeakHash, passwordFindings, passwordMatches } from './password.ts';

const said = (password: string, own: string[] = ['王芳', 'wangfang', '13800000012']) =>
  passwordFindings(password, { common: commonPasswords(), own }).map(({ word }) => word.code.slice(16));

describe('a new password', () => {
  test.each([
    '今天的天气真好啊可以出门',
    'correct horse battery staple',
    'aaaaaaaaab-c',
    'x1y2'.repeat(32),
    '漢字𠮷野家定食大盛り',
  ])('may be “%s”', (password) => {
    expect(said(password)).toEqual([]);
  });

  test.each([
    ['短密码', ['too-short']],
    ['𠮷𠮷𠮷𠮷𠮷', ['too-short', 'common']],
    ['x1y'.repeat(43), ['too-long']],
    ['with a\0zero in it', ['unusable']],
    ['with a\nline in it', ['unusable']],
    ['half \ud842 a character', ['unusable']],
    ['1234567890', ['common']],
    ['Password123', ['common']],
    ['ＷＯＡＩＮＩ５２０１３１４', ['common']],
    ['woaini1314520', ['common']],
    ['wang 123456', ['common']],
    ['aaaaaaaaaaaa', ['common']],
    ['tongzhan@2026', ['common']],
    ['王 芳的密码是什么呢', ['named']],
    ['My WangFang secret', ['named']],
    ['call 13800000012', ['named']],
  ])('is not “%s”', (password, findings) => {
    expect(said(password)).toEqual(findings.map((one) => one));
  });
});

describe('a kept password', () => {
  test('matches however its characters are composed, and nothing else does', async () => {
    const kept = await hashPassword('caf\u00e9 １２３４５６７');
    expect(kept).toMatch(/^\$argon2id\$v=19\$/);
    expect(await passwordMatches(kept, 'cafe\u0301 1234567')).toBe(true);
    expect(await passwordMatches(kept, 'cafe 1234567')).toBe(false);
    expect(await passwordMatches(null, 'café 1234567')).toBe(false);
    expect(await hashPassword('café 1234567')).not.toBe(kept);
  });

  test('is weak where it cost less than now', async () => {
    expect(isWeakHash(await hashPassword('café 1234567'))).toBe(false);
    expect(isWeakHash('$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA')).toBe(true);
  });

  test('is hashed beside the work of the server', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    await Promise.all(Array.from({ length: 4 }, () => hashPassword('café 1234567')));
    clearInterval(turning);
    expect(turns).toBeGreaterThan(3);
  });
});
