import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { expectAccessible, open, speak } from './pages.ts';
import { test } from './server.ts';

test.use({ actionTimeout: 15_000 });

const phone = { width: 360, height: 780 };
const desk = { width: 1440, height: 900 };
const office = '示例办公室工作人员';
const member = '示例成员';
const handler = '示例承办单位经办人';
const analysis = '放学时段校门口车辆聚集，存在安全隐患。';
const suggestions = '设置即停即走车位，错峰放学。';

async function enter(page: Page, address: string, userName: string): Promise<void> {
  await page.context().clearCookies();
  const answer = await page.request.post(`${address}/api/sign-in/demonstration`, { data: { userName } });
  expect(answer.ok()).toBe(true);
}

async function sent<T>(request: APIRequestContext, url: string, data: object): Promise<T> {
  const answer = await request.post(url, { data });
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** A session that takes proposals, once for all tests, made by the office. */
async function sitting(page: Page, address: string): Promise<string> {
  const { rows } = await (await page.request.get(`${address}/api/proposal-sessions`)).json();
  if (rows.length > 0) return rows[0].id;
  const values = { name: '八届二次会议', term: 8, number: 2, opens: '2018-01-15', submitFrom: '2017-12-01' };
  return (await sent<{ id: string }>(page.request, `${address}/api/proposal-sessions`, { values })).id;
}

/** Handed in by a sector, as the office enters it. */
async function handedIn(page: Page, address: string, title: string): Promise<{ id: string; version: number }> {
  const values = { title, session: await sitting(page, address), kind: 'sector', proposerName: '教育界' };
  const made = await sent<{ id: string; version: number }>(page.request, `${address}/api/proposals`, {
    values: { ...values, analysis, suggestions },
  });
  return sent(page.request, `${address}/api/proposals/${made.id}/submit`, { version: made.version });
}

test('a proposal goes from a member through the office and a department back to the member', async ({
  page,
  demonstrated: { address },
}) => {
  test.setTimeout(240_000);
  await speak(page, 'zh-Hans');
  await page.setViewportSize(desk);
  await enter(page, address, office);
  await sitting(page, address);
  await handedIn(page, address, '关于完善校门口停车管理的提案');
  const { rows } = await (await page.request.get(`${address}/api/bodies?q=${encodeURIComponent('区卫生')}`)).json();

  await test.step('the member writes, is shown what is like it, and hands it in', async () => {
    await enter(page, address, member);
    await open(page, address);
    await page.getByRole('link', { name: '写提案' }).click();
    await page.getByLabel('案由').fill('关于校门口停车秩序的建议');
    await expect(page.locator('.write aside')).toContainText('没有找到相似的提案');
    await page.getByLabel('情况分析').fill(analysis);
    await page.getByLabel('具体建议').fill(suggestions);
    await expect(page.getByText(/已写 \d+ 字/)).toBeVisible();
    await page.getByLabel('同意公开').check();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await expect(page.getByText('草稿已保存')).toBeVisible();
    await expect(page).toHaveURL(/draft=/);
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByLabel('情况分析')).toHaveValue(analysis);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('关于校门口停车秩序的建议');
    await expect(page.locator('.life')).toContainText('接下来：提案委审查');
    await expectAccessible(page);
  });
  const id = page.url().split('/').at(-1) ?? '';

  await test.step('the office files it by keys, chooses the department and assigns it', async () => {
    await enter(page, address, office);
    await open(page, `${address}/proposals/screening?id=${id}`);
    await expect(page.locator('.said h2')).toHaveText('关于校门口停车秩序的建议');
    await expect(page.getByText('关于完善校门口停车管理的提案')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('f');
    await page.getByRole('dialog').getByLabel('类别').selectOption({ label: '教育' });
    await page.getByRole('dialog').getByRole('button', { name: '立案' }).click();
    await expect(page.locator('.notice[role=status]')).toContainText('立案');
    await open(page, `${address}/proposals/${id}`);
    await page.getByRole('button', { name: '增加承办单位' }).click();
    const dialog = page.getByRole('dialog');
    const body = await page.request.get(`${address}/api/bodies/${rows[0].id}`);
    const { version, answersProposals } = await body.json();
    if (!answersProposals) {
      const data = { version, values: { answersProposals: true } };
      expect((await page.request.patch(`${address}/api/bodies/${rows[0].id}`, { data })).ok()).toBe(true);
    }
    await dialog.getByLabel('承办单位').fill('区卫生');
    await dialog.getByRole('option').filter({ hasText: '区卫生' }).click();
    await dialog.getByLabel('承办方式').selectOption({ label: '主办' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '交办' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交办' }).click();
    await expect(page.locator('.page-title')).toContainText('办理中');
    await expectAccessible(page);
  });

  await test.step('the department signs for it and replies', async () => {
    await enter(page, address, handler);
    await open(page, address);
    await page.getByRole('link', { name: /^承办事项 \d/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^签收 关于校门口/ }).click();
    await page.getByRole('link', { name: /^答复 关于校门口/ }).click();
    await page.getByLabel('办理结果').selectOption({ label: 'A 已解决或采纳' });
    await page.getByLabel('答复内容').fill('已设置车位二十个。');
    await page.getByRole('button', { name: '保存' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交答复' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交答复' }).click();
    await expect(page).toHaveURL(new RegExp(`proposals/${id}$`));
    await expect(page.getByText('已设置车位二十个。')).toBeVisible();
  });

  await test.step('the office sends the reply', async () => {
    await enter(page, address, office);
    await open(page, address);
    await expect(page.getByRole('link', { name: /待审核答复 \d+ 件/ })).toBeVisible();
    await open(page, `${address}/proposals/${id}`);
    await page.getByRole('button', { name: /^送达提案者/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送达提案者' }).click();
    await expect(page.locator('.page-title')).toContainText('已答复，待反馈');
  });

  await test.step('the member rates it on a phone', async () => {
    await page.setViewportSize(phone);
    await enter(page, address, member);
    await open(page, address);
    await expectAccessible(page);
    await page
      .getByRole('listitem')
      .filter({ hasText: '请您评价' })
      .getByRole('link', { name: /校门口停车秩序/ })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('请为办理打分');
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByRole('alert')).toContainText('各选一项');
    await page.getByRole('group', { name: '办理过程' }).getByLabel('满意', { exact: true }).check();
    await page.getByRole('group', { name: '办理结果' }).getByLabel('基本满意').check();
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('已收到，谢谢')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: '看提案' }).click();
    await expect(page.locator('.page-title')).toContainText('已办结');
    await expectAccessible(page);
    for (const form of [/^提案表/, /^交办通知/, /^答复函/, /^反馈表/]) {
      const href = await page.getByRole('link', { name: form }).getAttribute('href');
      const { 'content-type': type } = (await page.request.get(address + href)).headers();
      expect(type).toContain('wordprocessingml');
    }
  });
});

test('the screening desk is worked by keys, and who was faster is named', async ({
  page,
  demonstrated: { address },
}) => {
  await speak(page, 'zh-Hans');
  await enter(page, address, office);
  const titles = ['关于夜间公交的提案', '关于人才公寓的提案', '关于社区托育的提案'];
  const made: { id: string; version: number }[] = [];
  for (const title of titles) made.push(await handedIn(page, address, title));
  const [first, second] = made;
  if (!first || !second) throw new Error('not handed in');
  await open(page, `${address}/proposals/screening?id=${first.id}`);
  const shown = page.locator('.said h2');
  await expect(shown).toHaveText(titles[0] ?? '');
  await page.keyboard.press('j');
  await expect(shown).toHaveText(titles[1] ?? '');
  await page.keyboard.press('k');
  await expect(shown).toHaveText(titles[0] ?? '');
  await page.getByRole('button', { name: '记一条' }).click();
  await page.getByRole('dialog').getByLabel('内容').fill('与去年一件相近 jfx');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('与去年一件相近 jfx')).toBeVisible();
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByLabel('提案委意见').fill('请写具体');
  page.once('dialog', (asked) => void asked.accept());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('x');
  await page.getByRole('dialog').getByLabel('理由').selectOption({ label: '内容空泛、没有具体建议' });
  await sent(page.request, `${address}/api/proposals/${first.id}/file`, {
    version: first.version,
    input: { subject: 'city' },
  });
  await page.getByRole('dialog').getByRole('button', { name: '不予立案' }).click();
  await expect(page.locator('.notice[role=status]')).toContainText(
    `${office} 刚才已处理《${titles[0]}》：立案。已转到下一件。`,
  );
  await expect(shown).toHaveText(titles[1] ?? '');
  await expectAccessible(page);
});

const looks = [
  ['zh-Hans', 360, 'dark'],
  ['zh-Hant', 1440, 'light'],
  ['en', 360, 'light'],
  ['en', 1440, 'dark'],
] as const;

for (const [language, width, theme] of looks) {
  test(`the pages of proposals can be read and used, ${language}, ${width} px, ${theme}`, async ({
    page,
    demonstrated: { address },
  }) => {
    test.setTimeout(120_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await speak(page, language, theme);
    await page.setViewportSize({ width, height: 800 });
    await enter(page, address, office);
    const { id } = await handedIn(page, address, `关于口袋公园的提案 ${language} ${width}`);
    const year = '2018';
    for (const path of [
      ...['/proposals', `/proposals/${id}`, '/proposals/new', `/proposals/screening?id=${id}`, '/proposals/board'],
      ...[`/proposals/figures?year=${year}`, `/proposals/${id}/reply`],
    ]) {
      await test.step(path, async () => {
        await open(page, address + path);
        await expectAccessible(page);
      });
    }
    await enter(page, address, handler);
    await open(page, `${address}/proposals/desk`);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });
}
