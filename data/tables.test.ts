import { expect, test } from 'vitest';
import { type CodeTable, codeOf, labelOf } from '../platform/codes/codes.ts';
import { fold } from '../platform/text/fold.ts';
import { awardLevel, levelAndAbove } from './award-level.ts';
import { degree } from './degree.ts';
import { education } from './education.ts';
import { ethnicity } from './ethnicity.ts';
import { organisationLevel } from './organisation-level.ts';
import { parties } from './parties.ts';
import { politicalStatus } from './political-status.ts';
import { divisionRanks, isDivision, positionRank } from './position-rank.ts';
import { sector } from './sector.ts';
import { sex } from './sex.ts';

const tables: readonly CodeTable[] = [
  awardLevel,
  degree,
  education,
  ethnicity,
  organisationLevel,
  parties,
  politicalStatus,
  positionRank,
  sector,
  sex,
];

test.each(tables.map((table) => [table.id, table] as const))('a folded text finds every spelling of %s', (_, table) => {
  for (const entry of table.entries) {
    for (const spelling of [entry.zh, ...(entry.synonyms ?? [])])
      expect(codeOf(table, fold(spelling))).toBe(entry.code);
    expect(entry.en).toMatch(/^[ -~]+$/);
  }
});

test.each([
  [sex, '女', '2'],
  [sex, '其他', null],
  [ethnicity, '汉', '01'],
  [ethnicity, '漢族', '01'],
  [ethnicity, '滿', '11'],
  [education, '大专', '30'],
  [education, '本科', '20'],
  [education, '大學本科', '20'],
  [education, '研究生', '10'],
  [education, '硕士研究生', '14'],
  [education, '博士', '11'],
  [education, '中专', '41'],
  [education, '高中', '60'],
  [degree, '碩士', '3'],
  [degree, '工学学士', '4'],
  [degree, '法学博士学位', '2'],
  [politicalStatus, '中共党员', '01'],
  [politicalStatus, '党员', '01'],
  [politicalStatus, '民盟盟员', '05'],
  [politicalStatus, '農工黨黨員', '08'],
  [politicalStatus, '农工党员', '08'],
  [politicalStatus, '致公', '09'],
  [politicalStatus, '九三学社社员', '10'],
  [politicalStatus, '九三社员', '10'],
  [politicalStatus, '臺盟盟員', '11'],
  [politicalStatus, '无党派', '12'],
  [politicalStatus, '群众', '13'],
  [politicalStatus, '盟员', null],
  [politicalStatus, '会员', null],
  [parties, '中国农工民主党', '08'],
  [parties, '九三', '10'],
  [parties, '臺盟', '11'],
  [positionRank, '副处', '132'],
  [positionRank, '正處級', '131'],
  [positionRank, '县处级副职', '132'],
  [positionRank, '正科', '141'],
  [positionRank, '科员', '150'],
  [sector, '科技', 'science'],
  [sector, '医药卫生界', 'medicine'],
  [awardLevel, '国家级', 'national'],
  [awardLevel, '省部级', 'provincial'],
  [awardLevel, '區級', 'district'],
  [awardLevel, '县（区）级', 'district'],
  [organisationLevel, '总支', 'general-branch'],
  [organisationLevel, '支社', 'branch'],
  [organisationLevel, '基層委員會', 'grassroots-committee'],
] as const)('%#: %s is read %s', (table: CodeTable, text: string, code: string | null) => {
  expect(codeOf(table, fold(text))).toBe(code);
});

test('parties have the codes that political status has for their members', () => {
  expect(parties.entries.map((party) => party.code)).toEqual(['04', '05', '06', '07', '08', '09', '10', '11']);
  for (const { code, zh, member } of parties.entries) expect(labelOf(politicalStatus, code).zh).toBe(zh + member.zh);
});

test('a level "or above" is the level and those above it', () => {
  expect(levelAndAbove('municipal')).toEqual(['national', 'provincial', 'municipal']);
  expect(levelAndAbove('national')).toEqual(['national']);
  expect(levelAndAbove('unknown')).toEqual([]);
});

test('organisations rise from group to committee', () => {
  const order = organisationLevel.entries
    .filter((entry) => entry.rank)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  expect(order.map((entry) => entry.code)).toEqual([
    'group',
    'branch',
    'general-branch',
    'grassroots-committee',
    'committee',
  ]);
});

test('division level is 正处 and 副处', () => {
  expect(divisionRanks.map((code) => labelOf(positionRank, code).zh)).toEqual(['县处级正职', '县处级副职']);
  expect([isDivision('132'), isDivision('141')]).toEqual([true, false]);
});
