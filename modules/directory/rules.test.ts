import { describe, expect, test } from 'vitest';
import {
  bodyFindings,
  bodyKindOf,
  bodyLevelOf,
  certainlyOverlap,
  changeIsPossible,
  endIsPossible,
  joiningAgeFinding,
  levelRises,
  membershipFindings,
  organisationFindings,
  personFindings,
  postFindings,
  postRoleOf,
  tenureFindings,
  transferIsPossible,
} from './rules.ts';

const today = '2018-07-19';
const codes = (findings: readonly { word: { code: string }; severity?: string }[]) =>
  findings.map(({ word, severity }) => `${word.code}${severity === 'warning' ? '?' : ''}`);

describe('a person', () => {
  test.each([
    [{ born: '2018-07-20' }, ['directory.born-in-future']],
    [{ born: '2018-07-19' }, []],
    [{ born: '2018' }, []],
    [{ born: '1897-01' }, ['directory.too-old']],
    [{ idNumber: '11010519491231002X' }, []],
    [{ idNumber: '110105194912310021' }, ['directory.id-check-digit']],
    [{ idNumber: '1101051949123100' }, ['directory.id-shape']],
    [{ idNumber: '11010519491231002X', sex: '1' }, ['directory.id-other-sex?']],
    [{ idNumber: '11010519491231002X', sex: '2', born: '1949-12' }, []],
    [{ idNumber: '11010519491231002X', born: '1949-11' }, ['directory.id-other-birth?']],
    [{ phone: '13800000000' }, []],
    [{ phone: '020-38622222' }, []],
    [{ phone: '1380000000a' }, ['directory.phone-shape?']],
    [{ email: 'nobody' }, ['directory.email-shape']],
  ])('%j: %j', (person, expected) => {
    expect(codes(personFindings(person, today))).toEqual(expected);
  });

  test('says everything that is wrong at once', () => {
    expect(codes(personFindings({ born: '2031', email: 'x', phone: '1' }, today))).toHaveLength(3);
  });
});

describe('a membership', () => {
  test.each([
    [{ joined: '2019' }, ['directory.joined-in-future']],
    [{ joined: '2010-05', ends: '2010-05' }, []],
    [{ joined: '2010-05', ends: '2010-04' }, ['directory.ends-before-begins']],
    [{ joined: '2000', begins: '2010-05', ends: '2005' }, ['directory.ends-before-begins']],
  ])('%j: %j', (membership, expected) => {
    expect(codes(membershipFindings(membership, today))).toEqual(expected);
  });

  test.each([
    ['1980-05-01', '1996-05-01', false],
    ['1980-05-01', '1996-04-30', true],
    ['1980', '1996', false],
    ['1980-05', null, false],
  ])('born %s, joined %s: as a child %s', (born, joined, child) => {
    expect(joiningAgeFinding(born, joined) !== null).toBe(child);
  });

  test('ends on a day it has, and none that is to come', () => {
    const ends = (day: string) => endIsPossible({ joined: '2010' }, { today, input: { ends: day } })?.word.code;
    expect(ends('2009-12-31')).toBe('directory.ends-before-begins');
    expect(ends('2018-07-20')).toBe('directory.end-in-future');
    expect(ends('2018-07')).toBeUndefined();
  });

  test('is transferred elsewhere, after at least one day here', () => {
    const row = { organisation: 'here', begins: '2018-01-01' };
    const transfer = (transferTo: string, transferOn: string) =>
      transferIsPossible(row, { today, input: { transferTo, transferOn } })?.word.code;
    expect(transfer('here', '2018-02-01')).toBe('directory.transfer-to-same');
    expect(transfer('there', '2018-01-01')).toBe('directory.transfer-before-begin');
    expect(transfer('there', '2018-01-02')).toBeUndefined();
  });
});

test('an organisation rises in level and ends after it began', () => {
  const rise = (level: string) => levelRises({ level: 'general-branch' }, { today, input: { level } })?.word.code;
  expect(rise('branch')).toBe('directory.level-must-rise');
  expect(rise('general-branch')).toBe('directory.level-must-rise');
  expect(rise('committee')).toBeUndefined();
  expect(codes(organisationFindings({ founded: '2001-05', dissolved: '2001-04' }))).toEqual([
    'directory.dissolved-before-founded',
  ]);
});

test('a tenure ends after it began; a post is somewhere; a wrong code of a body is looked at', () => {
  expect(codes(tenureFindings({ begins: '2015', ends: '2014' }))).toEqual(['directory.ends-before-begins']);
  expect(codes(postFindings({}))).toEqual(['directory.post-without-place']);
  expect(codes(postFindings({ organisation: 'one' }))).toEqual([]);
  expect(codes(bodyFindings({ uscc: '123' }))).toEqual(['directory.uscc-check?']);
});

test.each([
  ['区人大常委会', 'congress-committee'],
  ['天河区人民代表大会', 'congress'],
  ['政协天河区委员会', 'cppcc'],
  ['区教育局', 'department'],
  ['石牌街道办事处', 'subdistrict'],
  ['区人民法院', 'court'],
  ['天河区人民政府', 'government'],
  ['区委统战部', 'party-organ'],
  ['天河第一中学', 'centre'],
  ['石牌街', 'subdistrict'],
  ['石牌街办事处', 'subdistrict'],
  ['石牌街党工委', 'subdistrict'],
  ['商业街管理中心', 'centre'],
  ['某某有限公司', 'enterprise'],
])('%s is a body of the kind %s', (name, kind) => {
  expect(bodyKindOf(name)).toBe(kind);
});

test.each([
  ['局长', 'department', 'head'],
  ['党组书记、局长', 'department', 'head'],
  ['副局长', 'department', 'deputy'],
  ['调研员', 'department', 'other'],
  ['科长', 'department', 'other'],
  ['办事处主任', 'subdistrict', 'head'],
  ['街道办主任', 'subdistrict', 'head'],
  ['街办事处副主任', 'subdistrict', 'deputy'],
  ['办公室主任', 'subdistrict', 'other'],
  ['代表', 'congress', 'delegate'],
  ['副主席', 'cppcc', 'deputy'],
  ['委员', 'cppcc', 'member'],
  ['秘书长', 'cppcc', 'secretary'],
  ['主委', null, 'head'],
  ['支部副主委', null, 'deputy'],
])('%s of a %s is %s', (name, kind, role) => {
  expect(postRoleOf(name, kind)).toBe(role);
});

test.each([
  ['天河区教育局', null],
  ['政协天河区委员会', null],
  ['广州市天河区人民代表大会', null],
  ['石牌街道办事处', null],
  ['天河城市管理局', null],
  ['市场监督管理局', null],
  ['广州市教育局', 'municipal'],
  ['政协广州市委员会', 'municipal'],
  ['广州市政协', 'municipal'],
  ['广东省人民代表大会', 'provincial'],
  ['中国人民政治协商会议广东省委员会', 'provincial'],
  ['广西壮族自治区人民政府', 'provincial'],
  ['全国人民代表大会', 'national'],
])('%s is of the level %s', (name, level) => {
  expect(bodyLevelOf(name)).toBe(level);
});

const stay = (begins: string | null, ends: string | null, state = ends ? 'transferred' : 'active') => ({
  ...{ begins, ends, state },
});
test.each([
  [stay('2010', '2015-12-31'), stay('2016-01-01', null), false],
  [stay('2010', '2015-12-31'), stay('2015-12-31', null), true],
  [stay('2010', '2015-12-31'), stay('2012', null), true],
  [stay('2010', '2015'), stay('2015', null), false],
  [stay(null, null), stay('2015', null), true],
  [stay('2010', null, 'resigned'), stay('2015', null), false],
])('%j and %j share a day: %s', (one, other, shared) => {
  expect([certainlyOverlap(one, other), certainlyOverlap(other, one)]).toEqual([shared, shared]);
});

test.each([
  [{ founded: '2010-05' }, '2010-04-30', 'directory.change-before-founded'],
  [{ founded: '2010-05' }, '2010-05-01', undefined],
  [{ founded: null }, '2018-07-20', 'directory.change-in-future'],
])('what happens to an organisation of %j on %s', (row, on, code) => {
  expect(changeIsPossible(row, { input: { on }, today: '2018-07-19' })?.word.code).toBe(code);
});

test('a term ends after it begins', () => {
  expect(tenureFindings({ begins: '2016-10', termEnds: '2015' }).map(({ word }) => word.code)).toEqual([
    'directory.term-ends-before-begins',
  ]);
  expect(tenureFindings({ begins: '2016-10', termEnds: '2021' })).toEqual([]);
});
