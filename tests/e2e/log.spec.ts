import { expect, type Page } from '@playwright/test';
import { expectAccessible, type Language, open, speak } from './pages.ts';
import { test } from './server.ts';

/** Signs in as a role of the demonstration, without its page. */
async function enter(page: Page, address: string, role: string): Promise<void> {
  // Signing in ends the session that is brought, and others share that one.
  await page.context().clearCookies();
  const answer = await page.request.post(`${address}/api/sign-in/demonstration`, {
    data: { userName: `示例${role}` },
    headers: { origin: address },
  });
  expect(answer.ok()).toBe(true);
}

/** What an office clerk does that the log tells of: opens, exports, edits. */
async function work(page: Page, address: string): Promise<{ id: string; title: string }> {
  await enter(page, address, '办公室工作人员');
  const { rows } = await (await page.request.get(`${address}/api/people?size=1`)).json();
  const [{ id, title, version }] = rows;
  const send = { headers: { origin: address } };
  await page.request.post(`${address}/api/people/${id}/reveal`, {
    ...send,
    data: { field: 'phone', reason: '通知开会' },
  });
  await page.request.get(`${address}/api/people/export.xlsx?sex=2&columns=name,sex`);
  await page.request.patch(`${address}/api/people/${id}`, {
    ...send,
    data: { version, values: { employer: `第${version}中学` } },
  });
  return { id, title };
}

test('the audit administrator reads who did what, narrows it down, and sees no value', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const person = await work(page, demonstration);
  await enter(page, demonstration, '审计管理员');
  await open(page, `${demonstration}/log`);
  const table = page.getByRole('table');
  await expect(table.getByRole('row').nth(2)).toContainText('登录');
  await expect(table).toContainText('修改 人员');
  await expect(table).toContainText('工作单位');
  await expect(table).toContainText(/导出 人员 整个名单 · 行数 \d+; 格式 xlsx; 条件 性别 女性?; 列 姓名 \/ 性别/);
  await expect(table).toContainText('通知开会');
  await expect(table).not.toContainText(person.title);
  await page.getByLabel('操作').selectOption({ label: '查看敏感内容' });
  await expect(table.locator('tbody tr td:nth-child(3)').first()).toContainText('手机');
  await expect(table).not.toContainText('导出');
  await page
    .getByRole('button', { name: /^只看这条人员/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`id=${person.id}`));
  await expect(page.locator('.chip')).toContainText(`编号：${person.id.slice(0, 8)}`);
  await page.getByRole('button', { name: '清除条件' }).click();
  await page.getByLabel('人员姓名').fill('示例办公室工作人员');
  await page.getByLabel('人员姓名').press('Enter');
  await expect(page.locator('.chip')).toContainText('示例办公室工作人员');
  await page.reload();
  await expect(page.locator('.chip')).toContainText('示例办公室工作人员');
  await open(page, `${demonstration}/log?at=1999-01-01/1999-01-02`);
  await expect(page.getByText('没有符合条件的日志')).toBeVisible();
});

test('an import is one batch with what it wrote, and opens entry by entry', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  await enter(page, demonstration, '审计管理员');
  await open(page, `${demonstration}/log?record=membership&action=create`);
  const rows = page.getByRole('table').locator('tbody tr');
  const large = rows.filter({ hasText: /看这一批全部 ([2-9]\d\d|\d,\d{3}) 条/ }).first();
  await expect(large).toContainText(/新建 组织关系 [\d,]+ 条/);
  const place = await large.getByRole('cell').last().textContent();
  const batch = rows.filter({ has: page.getByRole('cell', { name: place ?? '', exact: true }) });
  await batch.getByRole('button', { name: /^看这一批全部/ }).click();
  await expect(batch.getByRole('button', { name: /^只看这条/ })).toHaveCount(100);
  await batch.getByRole('button', { name: '更多' }).click();
  await expect(batch.getByRole('button', { name: /^只看这条/ })).toHaveCount(200);
  await batch.getByRole('button', { name: '收起' }).click();
  await expect(batch.getByRole('button', { name: /^只看这条/ })).toHaveCount(0);
});

test('the log is verified, also against an anchor that was kept', async ({ page, demonstration }) => {
  test.setTimeout(120_000);
  await speak(page, 'zh-Hans');
  await enter(page, demonstration, '审计管理员');
  await open(page, `${demonstration}/log`);
  await page.getByText('核对与存证').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载存证' }).click();
  const anchor = await (await downloading).path();
  await page.getByRole('button', { name: '核对日志' }).click();
  const said = page.locator('details').getByRole('status');
  await expect(said).toContainText(/日志完整：[\d,]+ 批，[\d,]+ 条$/, { timeout: 60_000 });
  await page.getByLabel('附上存证核对').setInputFiles(anchor);
  await expect(said).toContainText('1 处存证相符', { timeout: 60_000 });
  await page.getByLabel('附上存证核对').setInputFiles({
    ...{ name: '存证.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
  });
  await expect(said).toContainText('存证.json 不是存证文件');
  await expectAccessible(page);
});

test('whoever is not the audit administrator is told so', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  await enter(page, demonstration, '办公室工作人员');
  await page.goto(`${demonstration}/log`);
  await expect(page.getByRole('main')).toContainText(/日志由审计管理员查看|不在您的权限内/);
  await expect(page.getByText('核对与存证')).toHaveCount(0);
});

test('the history of a record tells who opened it and who took it out', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  const { id } = await work(page, demonstration);
  await page.request.get(`${demonstration}/api/people/export.xlsx`);
  await open(page, `${demonstration}/people/${id}`);
  const history = page.locator('.tl');
  await expect(history.locator('li').first()).toContainText('导出');
  await expect(history).toContainText('查看敏感内容');
});

const looks: readonly [Language, number, 'light' | 'dark'][] = [
  ['zh-Hans', 1440, 'light'],
  ['zh-Hant', 360, 'dark'],
  ['en', 360, 'light'],
  ['en', 1440, 'dark'],
];

for (const [language, width, theme] of looks) {
  test(`the log can be read and used, ${language}, ${width} px, ${theme}`, async ({ page, demonstration }) => {
    await speak(page, language, theme);
    await page.setViewportSize({ width, height: 800 });
    await enter(page, demonstration, '审计管理员');
    for (const path of ['/log', '/log?record=person&via=command+line', '/log?before=2', '/log?actor=nobody']) {
      await test.step(path, async () => {
        await open(page, demonstration + path);
        await expect(page.locator('h1')).toHaveCount(1);
        await expectAccessible(page);
      });
    }
    if (language === 'en') await expect(page.getByRole('main')).not.toContainText(/[日志批条]/);
    if (language === 'zh-Hant') await expect(page.getByRole('heading', { level: 1 })).toHaveText('日誌');
  });
}
