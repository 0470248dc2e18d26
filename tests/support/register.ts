import type { Look } from '../../platform/imports/look.ts';
import type { Sent } from './desk.ts';

const member = (name: string, born: string, branch = '民盟天河第一支部') => [name, '男', born, branch];

/** Whom a register of proposals can mean; two have the same name. */
export const memberRoster: Sent = {
  title: '民盟盟员名册',
  rows: [
    ['姓名', '性别', '出生年月', '支部'],
    ...[member('陈大文', '1970.05'), member('李小明', '1971.06'), member('王建国', '1972.07')],
    ...[member('张同名', '1960.01'), member('张同名', '1980.01', '民盟天河第二支部')],
  ],
};

export const title = '政协天河区第八届委员会第二次会议提案办理情况一览表（2018年1月15日）';
export const header = [
  '序号',
  '提案号',
  '案由',
  '提案者',
  '联名人',
  '党派',
  '类别',
  '主办单位',
  '会办单位',
  '审查结果',
];
export const ends = ['办理结果', '答复日期', '满意度', '督办领导', '是否优秀'];
export const row = (number: string, name: string, proposer = '陈大文', ...more: string[]) => [
  ...['1', number, `关于${name}的提案`, proposer, ...more],
];
export const short = (...rows: string[][]): Sent => ({ title, rows: [header.slice(0, 4), ...rows] });

/** By row: the code of each problem without its area, and the field. */
export const problemsOf = (look: Look) =>
  look.plan.rows.map(({ problems }) => problems.map(({ word, field }) => `${word.code.split('.')[1]} ${field}`));
