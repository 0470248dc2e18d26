import { expect, type Page } from '@playwright/test';
import { expectAccessible, type Language, open, speak } from './pages.ts';
import { invited, PASSWORD } from './people.ts';
import { start, test } from './server.ts';

async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名、工号或手机号').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('who opens an address signs in, is where they wanted to be, and goes out again', async ({ page, emptied }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${emptied.address}/memberships?state=active`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录');
  await expect(page.getByLabel('用户名、工号或手机号')).toBeFocused();
  await signIn(page, '王芳', '不是这个密码啊');
  await expect(page.getByRole('alert')).toHaveText('名称或密码不对，或账号不可用');
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused();
  await expect(page.getByLabel('用户名、工号或手机号')).toHaveValue('王芳');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('组织关系');
  await expect(page).toHaveURL(/memberships\?state=active$/);
  await page.getByText('王芳').first().click();
  await expect(page.locator('.person .card')).toContainText('办公室工作人员');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录');
  expect((await page.request.get(`${emptied.address}/api/people`)).status()).toBe(401);
});

test('after many wrong passwords the wait is counted down', async ({ page, emptied }) => {
  await speak(page, 'zh-Hans');
  await open(page, emptied.address);
  for (let attempt = 0; attempt < 6; attempt++) {
    await signIn(page, '没有这个人', `猜一个${attempt}`);
    await expect(page.getByRole('alert')).toBeVisible();
  }
  const button = page.locator('button[type=submit]');
  await expect(button).toHaveText(/^请等 [1-5] 秒$/);
  await expect(button).toBeDisabled();
  await expect(button).toHaveText('登录', { timeout: 8_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a session that ends while a form is filled is taken up again, and what was typed is saved', async ({
  page,
  context,
  browser,
  demonstrated: { address, administrators },
}) => {
  await speak(page, 'zh-Hans');
  await invited(browser, address, administrators, {
    name: '李明',
    grant: { role: 'office' },
  });
  await open(page, `${address}/people/new`);
  await signIn(page, '李明');
  await page.getByLabel('姓名').fill('测试会话');
  await page.getByLabel('身份证号').fill('440199198005121318');
  await context.clearCookies();
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog', { name: '登录已结束，请重新登录' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await signIn(page, '李明');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('测试会话');
  await expect(page.locator('dl')).toContainText('4401**********1318');
});

test('the first administrator of an empty server begins, and hands on two links that lead others in', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const server = await start(['--empty']);
  await speak(page, 'zh-Hans');
  await open(page, server.link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第一位管理员');
  await expectAccessible(page);
  await page.getByLabel('姓名').fill('赵敏');
  await page.getByLabel('用户名').fill('赵敏');
  await page.getByLabel('新密码').fill('我是赵敏今天天气真好');
  await page.getByRole('button', { name: '设好密码，登录' }).click();
  await expect(page.locator('.wrong')).toContainText('不要有自己的姓名');
  await page.getByLabel('新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '设好密码，登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请把这两个链接分别交给两个人');
  await expectAccessible(page);
  const [security = ''] = await page
    .locator('.once input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  await page.getByRole('button', { name: '已经转交，进入工作台' }).click();
  await expect(page.locator('.person summary')).toContainText('赵敏');

  await page.context().clearCookies();
  await open(page, security);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('安全管理员，您好');
  await expectAccessible(page);
  await page.getByLabel('新密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.locator('.person summary')).toContainText('安全管理员');
  await open(page, security);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('链接打不开');
  await server.stop();
});

const looks: readonly [Language, number, 'light' | 'dark'][] = [
  ['zh-Hans', 360, 'dark'],
  ['zh-Hant', 1440, 'light'],
  ['en', 360, 'light'],
];

for (const [language, width, theme] of looks) {
  test(`the pages before one is in can be read and used, ${language}, ${width} px`, async ({ page, emptied }) => {
    await speak(page, language, theme);
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/', '/sign-in?next=second-factor', '/invitations/nothing']) {
      await open(page, emptied.address + path);
      await expect(page.getByRole(path === '/' ? 'heading' : 'main', path === '/' ? { level: 1 } : {})).toHaveCount(1);
      await expectAccessible(page);
    }
  });
}
