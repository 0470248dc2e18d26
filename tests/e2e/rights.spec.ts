import { expect, type Page } from '@playwright/test';
import { expectAccessible, open, speak } from './pages.ts';
import { test } from './server.ts';

test.use({ viewport: { width: 360, height: 780 } });

async function signIn(page: Page, address: string, userName: string): Promise<void> {
  await page.context().clearCookies();
  const answer = await page.request.post(`${address}/api/sign-in/demonstration`, { data: { userName } });
  expect(answer.ok()).toBe(true);
}

test('a member sees on a phone what is kept, corrects it, withdraws consent and asks for erasure', async ({
  page,
  demonstration,
}) => {
  await signIn(page, demonstration, '示例成员');
  await speak(page, 'zh-Hans');
  await open(page, `${demonstration}/my-record`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的档案');
  await expect(page.locator('dl.mine').first()).toContainText('身份证号');
  await expectAccessible(page);

  await page
    .getByText(/没有填写的/)
    .first()
    .click();
  await page.getByRole('button', { name: '要求更正：职称' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('应改为').fill('示例高级工程师');
  await dialog.getByLabel('理由').fill('去年评上');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '提交' }).click();
  const requests = page.locator('section', { has: page.getByRole('heading', { name: '我的申请' }) });
  await expect(requests.locator('ins').first()).toHaveText('示例高级工程师');
  await expect(requests).toContainText('之前答复');

  const purposes = page.locator('section', { has: page.getByRole('heading', { name: '为什么保存' }) });
  await expect(purposes).toContainText('第十三条');
  await purposes.getByRole('button', { name: '撤回同意' }).first().click();
  await dialog.getByRole('button', { name: '撤回同意' }).click();
  await expect(purposes.getByText('未同意')).toHaveCount(1);

  const erasure = page.locator('section', { has: page.getByRole('heading', { name: '要求删除' }) });
  await expect(erasure).toContainText('示例：掌握党派成员情况');
  await erasure.getByRole('button', { name: '提交删除申请' }).click();
  await dialog.getByRole('button', { name: '提交删除申请' }).click();
  await expect(requests).toContainText('删除申请');
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Word' }).click();
  expect((await download).suggestedFilename()).toBe('我的档案.docx');
});

test('the office compares a correction, and sees what an erasure would do', async ({ page, demonstration }) => {
  await signIn(page, demonstration, '示例办公室工作人员');
  await speak(page, 'zh-Hans');
  const first = async (plural: string) =>
    (await (await page.request.get(`${demonstration}/api/${plural}?state=asked&size=1`)).json()).rows[0]?.id as string;
  await open(page, `${demonstration}/corrections/${await first('corrections')}`);
  await expect(page.getByRole('heading', { name: '更正前后对照' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '更正', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '更正', exact: true }).click();
  await expect(page.locator('.page-title')).toContainText('已更正');

  await open(page, `${demonstration}/erasures/${await first('erasures')}`);
  await expect(page.getByRole('heading', { name: '删除之前请看' })).toBeVisible();
  await expect(page.getByText('仍会留下')).toBeVisible();
  await expectAccessible(page);
  await open(page, `${demonstration}/retention`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('保存期满');
  await expectAccessible(page);
});

test('in Traditional and English it reads as well', async ({ page, demonstration }) => {
  await signIn(page, demonstration, '示例成员');
  await speak(page, 'en');
  await open(page, `${demonstration}/my-record`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My record');
  await expectAccessible(page);
});
