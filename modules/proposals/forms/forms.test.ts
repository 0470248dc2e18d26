import { CFB, read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { type Door, done, fresh, move, proposalWorld, send } from '../../../tests/support/proposals.ts';

const world = await proposalWorld(await testDatabase());
const { bodies, session, people, clerk, proposer, outsider, lead, co } = world;
const title = '关于校门口交通的提案';
const values = { title, session, kind: 'member', proposer: people.proposer, analysis: '拥堵。\n\n危险。' };
const draft = await done(send(proposer, 'proposals', { ...values, suggestions: '设置车位。' }));
const submitted = await done(move(proposer, 'proposals', draft, 'submit'));
const filed = await done(move(clerk, 'proposals', submitted, 'file', { subject: 'city' }));
const own = await done(send(clerk, 'proposal-handlings', { proposal: filed.id, body: bodies.lead, role: 'lead' }));
await done(move(clerk, 'proposals', filed, 'assign'));
await done(move(lead, 'proposal-handlings', await fresh(lead, 'proposal-handlings', own), 'accept'));
const answer = {
  outcome: 'B',
  text: '已列入计划。',
  promisedBy: '2019-06-30',
  signedBy: '局长',
  document: '天教〔2018〕3号',
};
const reply = await done(send(lead, 'proposal-replies', { proposal: filed.id, body: bodies.lead, ...answer }));

interface Archive {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array }[];
}

/** The text of a Word file, a paragraph a line. */
async function textOf(who: Door, path: string): Promise<string> {
  const { statusCode, rawPayload } = await who.get(path);
  expect(statusCode).toBe(200);
  const { FullPaths, FileIndex } = CFB.read(rawPayload, { type: 'buffer' }) as Archive;
  const at = FullPaths.findIndex((path) => path.endsWith('/word/document.xml'));
  const xml = Buffer.from(FileIndex[at]?.content ?? []).toString('utf8');
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''))
    .join('\n');
}

test('the sheet says what was brought in, and by whom', async () => {
  const sheet = await textOf(proposer, `/api/proposals/${filed.id}/sheet.docx`);
  expect(sheet.split('\n')[0]).toBe('第 1 号');
  for (const said of [title, '陈一', '民盟', '城乡建设与管理', '拥堵。', '危险。', '设置车位。', '办理中']) {
    expect(sheet).toContain(said);
  }
  expect((await outsider.get(`/api/proposals/${filed.id}/sheet.docx`)).statusCode).toBe(404);
});

test('the notice goes to the department that it is assigned to', async () => {
  const notice = await textOf(lead, `/api/proposal-handlings/${own.id}/notice.docx`);
  expect(notice).toContain('区教育局：');
  expect(notice).toContain(`第 1 号提案《${title}》交由你单位主办`);
  const { clocks } = (await lead.get(`/api/proposals/${filed.id}/clocks`)).json();
  const due = clocks.find(({ name }: { name: string }) => name === 'reply').due;
  expect(notice).toContain(`办理期限：${formatPartialDate(due, 'zh-Hans')}。`);
  expect((await co.get(`/api/proposal-handlings/${own.id}/notice.docx`)).statusCode).toBe(404);
});

test('the letter has its class at the upper right, is a draft until it is sent, and then goes to its proposers', async () => {
  const path = `/api/proposal-replies/${reply.id}/letter.docx`;
  const before = await textOf(lead, path);
  expect(before.split('\n')[0]).toBe('办理结果：B 列入计划');
  for (const said of [
    '天教〔2018〕3号',
    '（草稿）',
    '陈一：',
    '已列入计划。',
    '计划完成时间：2019年6月30日',
    '签发人：局长',
  ])
    expect(before).toContain(said);
  expect((await proposer.get(path)).statusCode).toBe(404);
  await done(move(clerk, 'proposal-replies', await done(move(lead, 'proposal-replies', reply, 'submit')), 'send'));
  expect(await textOf(proposer, path)).not.toContain('（草稿）');
});

test('the feedback form is blank to be filled in by hand, and says what was given', async () => {
  const [asked] = (await proposer.get(`/api/proposal-feedback?proposal=${filed.id}`)).json().rows;
  const path = `/api/proposal-feedback/${asked.id}/form.docx`;
  expect(await textOf(proposer, path)).toContain('□ 满意　□ 基本满意　□ 不满意');
  await done(
    move(proposer, 'proposal-feedback', asked, 'give', {
      conduct: 'satisfied',
      result: 'basically',
      comment: '尚可。',
    }),
  );
  const given = await textOf(proposer, path);
  for (const said of ['区教育局', '基本满意', '尚可。']) expect(given).toContain(said);
  expect(given).not.toContain('□');
});

test('the register of a session has what its reader sees of it', async () => {
  const path = `/api/proposal-sessions/${session}/register.xlsx`;
  const rowsFor = async (who: Door) => {
    const { statusCode, rawPayload } = await who.get(path);
    expect(statusCode).toBe(200);
    const sheet = Object.values(read(rawPayload).Sheets)[0];
    return utils.sheet_to_json<Record<string, unknown>>(sheet ?? {}, { range: 1 });
  };
  const [row, ...others] = await rowsFor(clerk);
  expect(row).toMatchObject({
    提案号: 1,
    案由: title,
    提案者: '陈一',
    审查结果: '立案',
    主办单位: '区教育局',
    办理结果: 'B',
  });
  expect(others).toEqual([]);
  expect(await rowsFor(proposer)).toHaveLength(1);
  expect(await rowsFor(outsider)).toEqual([]);
});
