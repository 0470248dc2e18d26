import { expect } from '@playwright/test';
import { expectAccessible, open, speak } from './pages.ts';
import { test } from './server.ts';

test('who can see a member is told, and a clerk looks through the eyes of one of them and comes back', async ({
  page,
  demonstrated: { address, office },
}) => {
  await page.context().addCookies(office.cookies);
  await speak(page, 'zh-Hans');
  await open(page, `${address}/organisations`);
  await page.getByRole('link', { name: /支部/ }).first().click();
  await page.getByRole('button', { name: '谁能看到' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /示例办公室工作人员/ })).toContainText('全区');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /示例安全管理员/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');

  await open(page, `${address}/people`);
  await page.locator('tbody a').first().click();
  await page.getByRole('button', { name: '谁能看到' }).click();
  await expect(dialog.getByRole('row')).not.toHaveCount(1);
  await page.keyboard.press('Escape');

  await open(page, `${address}/organisations`);
  const seen = page.getByRole('button', { name: /以“示例党派负责人”的身份查看/ });
  for (const link of await page.locator('tbody th a, tbody td a').all()) {
    await link.click();
    await page.getByRole('button', { name: '谁能看到' }).click();
    await dialog.getByRole('table').waitFor();
    if ((await seen.count()) > 0) break;
    await page.goBack();
    await page.waitForLoadState('networkidle');
  }
  await seen.click();
  await expect(page.getByText('您正在以“示例党派负责人”的身份查看')).toBeVisible({ timeout: 20_000 });
  await open(page, `${address}/people`);
  await expect(page.getByRole('button', { name: /新建/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: '结束' }).click();
  await expect(page.getByText('您正在以')).toHaveCount(0);
});
