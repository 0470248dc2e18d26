import { writeWorkbook } from '../platform/sheets/write.ts';
import type { MadePerson } from './people.ts';

const headers = [
  ...['序号', '姓名', '性别', '民族', '出生年月', '籍贯', '身份证号', '学历', '工作单位', '职务', '入盟时间'],
  ...['所在支部', '界别', '手机'],
];
export const COLUMNS = headers.length;
const BRANCHES = 50;

/** A roster as offices send them. */
export function writeRoster(people: readonly MadePerson[]): Promise<Uint8Array> {
  const rows = people.map((one, index) => [
    ...[index + 1, one.name, one.sex, one.ethnicity, one.born, one.nativePlace, one.idNumber, one.education],
    ...[one.employer, one.position, one.joined, `民盟第${1 + (index % BRANCHES)}支部`, one.sector, one.phone],
  ]);
  return writeWorkbook([{ name: '花名册', columns: headers.map((header) => ({ header })), rows }]);
}
