import { expect, type Page } from '@playwright/test';
import { expectAccessible, open, speak } from './pages.ts';
import { PASSWORD } from './people.ts';
import { test } from './server.ts';

/** Makes a person, and leads to their page. */
async function personAt(page: Page, address: string, name: string): Promise<void> {
  const made = await page.request.post(`${address}/api/people`, { data: { values: { name } } });
  await open(page, `${address}/people/${(await made.json()).id}`);
}

async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: '邀请使用本系统' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '给出链接' }).click();
  const link = await page.getByRole('dialog').getByLabel('链接').inputValue();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  return link;
}

test('the office invites a member, who comes in on a phone to their own record, and parts them again', async ({
  page,
  empty,
  browser,
}) => {
  await speak(page, 'zh-Hans');
  await personAt(page, empty, '沈清');
  const link = await invite(page);

  const phone = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
  await speak(phone, 'zh-Hans');
  await open(phone, link);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('沈清，您好');
  await expectAccessible(phone);
  await phone.getByLabel('用户名').fill('沈清');
  await phone.getByLabel('新密码').fill(PASSWORD);
  await phone.getByRole('button', { name: '设好密码，登录' }).click();
  await phone.getByRole('link', { name: '打开我的档案' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('我的档案');
  await expect(phone.locator('main')).toContainText('账号对应到本人');

  await page.reload();
  await page.getByRole('button', { name: '对应的账号' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('沈清');
  await expect(dialog).toContainText('可用');
  await expectAccessible(page);
  await dialog.getByLabel('原因').fill('对错了人');
  await dialog.getByRole('button', { name: '解除对应' }).click();
  await expect(page.getByRole('button', { name: '邀请使用本系统' })).toBeVisible();
  await expect(page.getByText('解除与账号的对应')).toBeVisible();
  await open(phone, `${empty}/my-record`);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('这一页不在您的权限内');
  await phone.context().close();
});

test('whoever has an account links it to their record by the invitation', async ({ page, empty, browser, emptied }) => {
  await speak(page, 'zh-Hans');
  await personAt(page, empty, '何琳');
  const link = await invite(page);
  const signed = emptied.administrators.audit;
  const other = await (await browser.newContext({ storageState: signed })).newPage();
  await speak(other, 'zh-Hans');
  await open(other, link);
  await expect(other.getByText('您已登录为审计管理员')).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: '对应到我的账号' }).click();
  await open(other, `${empty}/my-record`);
  await expect(other.getByText('何琳').first()).toBeVisible();
  await other.context().close();
});
