import { type Browser, expect, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expectAccessible, open, speak } from './pages.ts';
import { invited, PASSWORD } from './people.ts';
import { type Place, test } from './server.ts';

async function enter(page: Page, { address, administrators }: Place, name: string): Promise<void> {
  const browser = page.context().browser() as Browser;
  const signed = await invited(browser, address, administrators, { name, grant: { role: 'office' } });
  await page.context().addCookies(signed.cookies);
  await speak(page, 'zh-Hans');
}

async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名、工号或手机号').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function confirm(page: Page, password = PASSWORD): Promise<void> {
  await page.getByRole('dialog').getByLabel('请再输入一次密码').fill(password);
  await page.getByRole('dialog').locator('button[type=submit]').click();
}

test('a password is changed with the one until now, and the old one opens nothing more', async ({ page, emptied }) => {
  await enter(page, emptied, '钱进');
  await open(page, `${emptied.address}/account`);
  await expect(page.getByText('办公室工作人员').first()).toBeVisible();
  await expect(page.locator('table.grants')).toContainText('安全管理员 授予');
  const form = page.locator('section', { has: page.getByRole('heading', { name: '密码' }) });
  await form.getByLabel('原密码').fill('不是这个密码啊');
  await form.getByLabel('新密码').fill('另一句别人不知道的话');
  await form.getByRole('button', { name: '修改密码' }).click();
  await expect(form.locator('.wrong')).toHaveText('密码不对');
  await form.getByLabel('原密码').fill(PASSWORD);
  await form.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByText('密码已修改')).toBeVisible();
  await page.context().clearCookies();
  await open(page, emptied.address);
  await signIn(page, '钱进');
  await expect(page.getByRole('alert')).toContainText('名称或密码不对');
  await signIn(page, '钱进', '另一句别人不知道的话');
  await expect(page.locator('.person summary')).toContainText('钱进');
});

test('a second step is set up with a device, asked at the next sign-in, and a recovery code stands in for it', async ({
  page,
  emptied,
}) => {
  await enter(page, emptied, '孙立');
  await open(page, `${emptied.address}/account`);
  await page.getByRole('button', { name: '开启验证码' }).click();
  await confirm(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: '验证器用的二维码' })).toBeVisible();
  await expectAccessible(page);
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '');
  const device = new TOTP({ secret });
  // The code of before, so that the present one is still to be used.
  await dialog.getByLabel('验证器上的 6 位数字').fill(device.generate({ timestamp: Date.now() - 30_000 }));
  await dialog.getByRole('button', { name: '确认' }).click();
  const codes = page.getByRole('dialog', { name: '恢复码' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载' }).click();
  expect((await download).suggestedFilename()).toBe('恢复码.txt');
  const recovery = (await codes.first().textContent()) ?? '';
  await page.getByRole('button', { name: '保存好了' }).click();
  await expect(page.getByText('已开启，恢复码还剩 10 个')).toBeVisible();

  await page.context().clearCookies();
  await open(page, `${emptied.address}/people`);
  await signIn(page, '孙立');
  await page.getByLabel('验证器上的 6 位数字').fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('验证码不对');
  await page.getByLabel('验证器上的 6 位数字').fill(device.generate());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('人员');

  await page.context().clearCookies();
  await open(page, `${emptied.address}/people`);
  await signIn(page, '孙立');
  await page.getByRole('button', { name: '设备不在身边，用恢复码' }).click();
  await page.getByLabel('恢复码').fill(recovery.toLowerCase());
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('人员');
});

test('a passkey is added, signs in without a name, and is removed', async ({ page, emptied }) => {
  const address = emptied.address.replace('127.0.0.1', 'localhost');
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal' },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await enter(page, emptied, '周密');
  await open(page, `${address}/account`);
  await signIn(page, '周密');
  await page.getByRole('button', { name: '添加' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('我的手机');
  await confirm(page);
  await expect(page.getByText('我的手机')).toBeVisible();
  await page.context().clearCookies();
  await open(page, `${address}/account`);
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page.getByText('上次使用')).toBeVisible();
  await page.getByRole('button', { name: '删除' }).click();
  await confirm(page);
  await expect(page.getByText('我的手机')).toHaveCount(0);
});

test('a token is shown once and opens what its owner sees, until it is revoked', async ({ page, emptied }) => {
  await enter(page, emptied, '吴量');
  await open(page, `${emptied.address}/account`);
  await page.getByRole('button', { name: '新建令牌' }).click();
  await page.getByRole('dialog').getByLabel('用途').fill('每日取数');
  await page.getByRole('group', { name: '记录类型' }).getByLabel('只限以下').check();
  await page.getByRole('group', { name: '记录类型' }).getByLabel('人员', { exact: true }).check();
  await expectAccessible(page);
  await confirm(page);
  const token = await page.getByRole('dialog').getByLabel('令牌').inputValue();
  await page.getByRole('button', { name: '保存好了' }).click();
  await expect(page.getByText('只读 · 我的全部角色 · 人员')).toBeVisible();
  const asked = (plural = 'people') =>
    fetch(`${emptied.address}/api/${plural}`, { headers: { authorization: `Bearer ${token}` } }).then(
      ({ status }) => status,
    );
  expect([await asked(), await asked('awards')]).toEqual([200, 404]);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('每日取数')).toHaveCount(0);
  expect(await asked()).toBe(401);
});

test('signing out everywhere ends the session in another browser too', async ({ page, emptied, browser }) => {
  await enter(page, emptied, '郑直');
  const other = await (await browser.newContext()).newPage();
  await speak(other, 'zh-Hans');
  await open(other, `${emptied.address}/account`);
  await signIn(other, '郑直');
  await expect(other.getByText('这里')).toBeVisible();
  await open(page, `${emptied.address}/account`);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '全部退出' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录');
  await open(other, `${emptied.address}/people`);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('登录');
  await other.context().close();
});

test('one administrator invites, another gives the grant, and who was invited works with it until suspended', async ({
  page,
  emptied,
  browser,
}) => {
  const as = async (signed: Place['office'] | undefined) => {
    const opened = await (await browser.newContext({ ...(signed ? { storageState: signed } : {}) })).newPage();
    await speak(opened, 'zh-Hans');
    return opened;
  };
  const system = await as(emptied.administrators.system);
  await open(system, `${emptied.address}/accounts`);
  await system.getByRole('link', { name: '新建' }).click();
  await system.getByLabel('姓名').fill('冯春');
  await system.getByLabel('用户名').fill('冯');
  await system.getByRole('button', { name: '邀请', exact: true }).click();
  await expect(system.locator('[data-field=userName] .wrong')).toContainText('用户名要有两个字以上');
  await system.getByLabel('用户名').fill('冯春');
  await system.getByRole('button', { name: '邀请', exact: true }).click();
  const link = await system.getByLabel('链接').inputValue();
  await expectAccessible(system);
  await system.getByRole('link', { name: '打开账号' }).click();
  await expect(system.locator('.page-title')).toContainText('已邀请');

  const security = await as(emptied.administrators.security);
  await open(security, emptied.address);
  await security.getByRole('link', { name: '冯春' }).click();
  await security.locator('.actions').getByRole('link', { name: '授权' }).click();
  await expect(security.getByLabel('账号')).toHaveValue('冯春');
  await expect(security.getByLabel('党派')).toHaveCount(0);
  await security.getByLabel('角色').selectOption({ label: '党派负责人' });
  await security.getByLabel('授权依据').fill('任职文件');
  await security.getByRole('button', { name: '授权', exact: true }).click();
  await expect(security.locator('[data-field=party] .wrong')).toContainText('要说明是哪个党派');
  await security.getByLabel('党派').selectOption({ label: '民盟' });
  await expectAccessible(security);
  await security.getByRole('button', { name: '授权', exact: true }).click();
  await expect(security.locator('.page-title')).toContainText('已授予');

  /** The security administrator agrees to the link that waits, and is shown the code for its owner. */
  const agreed = async () => {
    await open(security, emptied.address);
    await security.getByRole('button', { name: '同意冯春使用链接' }).click();
    await security.getByRole('dialog').getByLabel('依据').fill('已当面核实');
    await expectAccessible(security);
    await security.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    const code = await security.getByRole('textbox', { name: '口令' }).inputValue();
    await security.keyboard.press('Escape');
    await expect(security.getByText('等您同意的链接')).toHaveCount(0);
    return code;
  };

  await speak(page, 'zh-Hans');
  await open(page, link);
  await expect(page.getByText('要另一位管理员同意后才能用')).toBeVisible();
  const code = await agreed();
  await open(page, link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('冯春，您好');
  await page.getByLabel('口令').fill(code);
  await page.getByLabel('新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '设好密码，登录' }).click();
  await expect(page.locator('.person summary')).toContainText('党派负责人 · 民盟');
  await expect(page.getByRole('link', { name: '组织架构' })).toBeVisible();

  await system.reload();
  await system.getByRole('button', { name: '重设密码' }).click();
  await system.getByRole('dialog').getByRole('button', { name: '给出链接' }).click();
  const reset = await system.getByRole('dialog').getByLabel('链接').inputValue();
  await system.keyboard.press('Escape');
  const follower = await as(undefined);
  await open(follower, reset);
  await expect(follower.getByText('要另一位管理员同意后才能用')).toBeVisible();
  const again = await agreed();
  await open(follower, reset);
  await follower.getByLabel('口令').fill(again);
  await follower.getByLabel('新密码').fill('另一句别人不知道的话');
  await follower.getByRole('button', { name: '设好密码，登录' }).click();
  await expect(follower.locator('.person summary')).toContainText('党派负责人');
  await follower.context().close();

  await system.reload();
  await system.getByRole('button', { name: '停用' }).click();
  await system.getByRole('dialog').getByLabel('原因').fill('调离');
  await system.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(system.locator('.page-title')).toContainText('停用');
  await open(page, `${emptied.address}/people`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录');
  for (const opened of [system, security]) await opened.context().close();
});
