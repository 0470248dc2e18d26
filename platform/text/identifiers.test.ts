import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { expect, test } from 'vitest';
import {
  bornByIdNumber,
  idNumberProblem,
  isDamagedIdNumber,
  isUscc,
  maskIdNumber,
  maskPhone,
  normaliseIdNumber,
  normalisePhone,
  phoneProblem,
  sexByIdNumber,
} from './identifiers.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const born = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2017-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const idNumber = fc
  .tuple(digits(6), born, digits(3))
  .map(([region, day, order]) => `${region}${day.replaceAll('-', '')}${order}`)
  .map((front) => front + [...'0123456789X'].find((digit) => !idNumberProblem(front + digit)));

test('an ID number is right exactly where stdnum says so', () => {
  fc.assert(
    fc.property(digits(6), born, digits(3), fc.constantFrom(...'0123456789X'), (region, day, order, check) => {
      const number = `${region}${day.replaceAll('-', '')}${order}${check}`;
      expect(idNumberProblem(number) === null).toBe(stdnum.CN?.ric?.validate(number).isValid);
    }),
  );
});

test.each([
  ['44019919800512131８', '440199198005121318'],
  ['44019919801019006x', '44019919801019006X'],
  ['44019919801019006×', '44019919801019006X'],
  ["'440199198005121318\t", '440199198005121318'],
  ['440199 19800512 1318', '440199198005121318'],
])('%j is spelt %s', (written, spelt) => {
  expect(normaliseIdNumber(written)).toBe(spelt);
});

test('an old number of 15 digits is completed to the same person’s 18', () => {
  const old = '440199800512131';
  expect(normaliseIdNumber(old)).toBe('440199198005121318');
  expect(idNumberProblem(old)).toBeNull();
  expect(bornByIdNumber(old)).toBe('1980-05-12');
});

test.each([
  ['', 'shape'],
  ['4401991980051213', 'shape'],
  ['44019919801312131X', 'shape'],
  ['440199198102301318', 'shape'],
  ['X40199198005121318', 'shape'],
  ['440199198005161311', 'checkDigit'],
  ['440199198005121318', null],
  ['999999198005121317', null],
])('%j has the problem %s, whatever its region', (written, problem) => {
  expect(idNumberProblem(written)).toBe(problem);
});

test('a right number tells birth date and sex; one changed digit never passes', () => {
  expect(bornByIdNumber('440199198005121318')).toBe('1980-05-12');
  expect(sexByIdNumber('440199198005121318')).toBe('1');
  expect(sexByIdNumber('440199198005231226')).toBe('2');
  fc.assert(
    fc.property(idNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      expect(idNumberProblem(number)).toBeNull();
      const changed = String((Number(number[place]) + shift) % 10);
      expect(idNumberProblem(number.slice(0, place) + changed + number.slice(place + 1))).not.toBeNull();
    }),
  );
});

test('of a number that a spreadsheet damaged the birth date survives and the sex does not', () => {
  const cell = 440199198006278660;
  expect(isDamagedIdNumber(cell)).toBe(true);
  expect(bornByIdNumber(cell)).toBe('1980-06-27');
  expect(isDamagedIdNumber('440199198006278000')).toBe(true);
  expect(bornByIdNumber('440199198006278000')).toBe('1980-06-27');
  expect(sexByIdNumber('440199198006278000')).toBeNull();
  expect(isDamagedIdNumber('4.40199E+17')).toBe(true);
  expect(bornByIdNumber('4.40199E+17')).toBeNull();
});

test('a whole number is not damaged: text, an old one as a number, zeros that belong there', () => {
  expect(isDamagedIdNumber('440199198005121318')).toBe(false);
  expect(isDamagedIdNumber(440199800512131)).toBe(false);
  expect(isDamagedIdNumber('440199196206018000')).toBe(false);
  expect(bornByIdNumber(440199800512131)).toBe('1980-05-12');
});

test('every damaged number keeps its birth date', () => {
  fc.assert(
    fc.property(idNumber, (number) => {
      fc.pre(/^[1-9]/.test(number) && number.slice(14, 17) < '987');
      expect(bornByIdNumber(Number(`${number.slice(0, 15)}000`))).toBe(bornByIdNumber(number));
      expect(bornByIdNumber(Number(number.replace('X', '0')))).toBe(bornByIdNumber(number));
    }),
  );
});

test('a number is masked but for its ends', () => {
  expect(maskIdNumber('440199198005122846')).toBe('4401**********2846');
  expect(maskPhone('19900000001')).toBe('199****0001');
  expect(maskPhone('020-38622846')).toBe('020*****2846');
  expect(maskIdNumber('12345678')).toBe('********');
  expect(maskPhone('')).toBe('');
});

test.each([
  '91350100M000100Y43',
  '91110000600037341L',
  ' 9135 0100-M000100Y43',
  '９１３５０１００Ｍ０００１００Ｙ４３',
  'N2440106MF1234567A',
])('%s is a unified social credit code or not by its check character', (code) => {
  const right = code.slice(0, -1);
  const passing = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((check) => isUscc(right + check));
  expect(passing).toHaveLength(1);
});

test('known codes pass and are spoilt by a changed character', () => {
  expect(isUscc('91350100M000100Y43')).toBe(true);
  expect(isUscc('91110000600037341L')).toBe(true);
  expect(isUscc('91350100M000100Y34')).toBe(false);
  expect(isUscc('91350100M000100Y4')).toBe(false);
  expect(isUscc('91350100I000100Y43')).toBe(false);
});

test('a code is right where stdnum says so, and where the check character is 0, which stdnum refuses', () => {
  const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
  const organisation = fc.string({ unit: character, minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(digits(7), organisation, (front, back) => {
      for (const check of '123456789ABCDEFGHJKLMNPQRTUWXY') {
        const code = `9${front}${back}${check}`;
        expect(isUscc(code)).toBe(stdnum.CN?.uscc?.validate(code).isValid);
      }
    }),
  );
});

test.each([
  ['１９９０００００８２６', '19900000826'],
  ['199 0000 0001', '19900000001'],
  ['199-0000-0001', '19900000001'],
  ['+86 19900000001', '19900000001'],
  ['008619900000001', '19900000001'],
  ['8619900000001', '19900000001'],
  ['020-38622846', '020-38622846'],
  ['(020)38622846', '020-38622846'],
  ['（020） 3862 2846', '020-38622846'],
  ['02038622846', '020-38622846'],
  ['+86-20-38622846', '020-38622846'],
  ['0769-22830000转801', '0769-22830000-801'],
  ['+852 6123 4567', '+85261234567'],
  ['00853-28331234', '+85328331234'],
])('the phone %s is spelt %s', (written, spelt) => {
  expect(normalisePhone(written)).toBe(spelt);
});

test.each([
  ['19900000001', null],
  ['020-38622846', null],
  ['0769-22830000-801', null],
  ['+85261234567', null],
  ['1990000O012', 'letters'],
  ['38622846', 'shape'],
  ['1990000001', 'shape'],
  ['199000000011', 'shape'],
  ['12000000001', 'shape'],
  ['19900000001/19900000002', 'shape'],
  ['无', 'shape'],
])('the phone %s has the problem %s', (written, problem) => {
  expect(phoneProblem(written)).toBe(problem);
});

test('a spelling is final', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-()转 XxO'), maxLength: 20 }), (written) => {
      expect(normalisePhone(normalisePhone(written))).toBe(normalisePhone(written));
      expect(normaliseIdNumber(normaliseIdNumber(written))).toBe(normaliseIdNumber(written));
    }),
    { numRuns: 2000 },
  );
});
