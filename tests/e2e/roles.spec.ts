import { expect, type Page } from '@playwright/test';
import { expectAccessible, type Language, open, speak } from './pages.ts';
import { demonstrated } from './people.ts';
import { test } from './server.ts';

const home = ['工作台'];
const directory = ['组织架构', '组织', '组织关系', '人员', '任职', '职务', '机构', '本地规定', '本地工作日历'];
const honours = ['获奖', '理论成果', '会员企业', '社情民意'];
const rights = ['处理目的', '同意', '更正申请', '删除申请', '保存期满'];
const proposals = ['提案', '答复', '反馈'];
const officeProposals = [
  ...['提案审查', '办理进度', ...proposals],
  ...['重点督办', '优秀提案评选', '提案公开', '届次', '提案统计'],
];
const partyProposals = [...proposals, '提案统计'];
const own = ['组织', '组织关系', '任职', '提案', '联名', '答复', '反馈', ...honours];

/** What each role finds at the left, as somebody of that role would expect it. */
const navigations: Readonly<Record<string, readonly string[]>> = {
  办公室工作人员: [...home, '导入', ...directory, ...officeProposals, ...honours, '年度报告', '指标目录', ...rights],
  党派负责人: [...home, ...directory, ...partyProposals, ...honours, '指标目录'],
  支部负责人: [...home, ...directory, ...partyProposals, ...honours, '指标目录'],
  成员: [...home, ...own, '我的档案'],
  承办单位经办人: [...home, '承办事项', '提案', '答复'],
  评审专家: home,
  领导: [...home, '提案', '重点督办', '提案统计', '年度报告', '指标目录'],
  财务人员: home,
  系统管理员: [...home, '账号'],
  安全管理员: [...home, '账号', '授权'],
  审计管理员: [...home, '日志'],
};

async function enter(page: Page, address: string, role: string): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const signed = await demonstrated(browser, address, `示例${role}`);
  await page.context().clearCookies();
  await page.context().addCookies(signed.cookies);
}

test('the demonstration is entered in each role by one click', async ({ page, demonstrated: { address } }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${address}/figures`);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^领导/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('指标目录');
  await expect(page.locator('.person summary')).toContainText('示例领导');
});

for (const [role, expected] of Object.entries(navigations)) {
  test(`${role} finds the pages of that role and no others, each with something or a word about it`, async ({
    page,
    demonstrated: { address },
  }) => {
    test.setTimeout(120_000);
    const refused: string[] = [];
    page.on('response', (answer) => {
      if (answer.url().includes('/api/') && answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
    });
    await speak(page, 'zh-Hans');
    await enter(page, address, role);
    await open(page, address);
    await expect(page.getByRole('navigation', { name: '栏目' }).getByRole('link')).toHaveText([...expected]);
    for (const name of expected) {
      await page.getByRole('navigation', { name: '栏目' }).getByRole('link', { name, exact: true }).click();
      await page.waitForLoadState('networkidle');
      await expect(page.getByRole('alert')).toHaveCount(0);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('zhang');
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(refused).toEqual([]);
  });
}

test('a page of others says so, and what one may not see is an empty list', async ({ page, demonstrated }) => {
  await speak(page, 'zh-Hans');
  await enter(page, demonstrated.address, '安全管理员');
  await open(page, `${demonstrated.address}/imports`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这一页不在您的权限内');
  await open(page, `${demonstrated.address}/people/new`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这一页不在您的权限内');
  await open(page, `${demonstrated.address}/people`);
  await expect(page.getByText('没有您看得到的记录')).toBeVisible();
  await expect(page.getByRole('link', { name: '导入文件' })).toHaveCount(0);
});

test('a branch secretary opens a birth date with a reason, and is not asked for an ID number', async ({
  page,
  demonstrated: { address },
}) => {
  await speak(page, 'zh-Hans');
  await enter(page, address, '支部负责人');
  await open(page, `${address}/people`);
  await expect(page.getByRole('columnheader', { name: '出生日期' })).toHaveCount(0);
  await page.getByRole('row').nth(1).getByRole('link').click();
  const born = page.locator('dl > div', { hasText: '出生日期' });
  await expect(born).toHaveText(/出生日期\d{4} 查看/);
  await expect(page.locator('dl > div', { hasText: '身份证号' })).toHaveText(/^身份证号[\d*X]+$/);
  await born.getByRole('button').click();
  await page.getByRole('dialog').getByLabel('原因').fill('核对');
  await page.getByRole('dialog').getByRole('button', { name: '查看' }).click();
  await expect(born).toContainText(/\d{4}年\d+月/);
  await page.getByRole('button', { name: '修改' }).click();
  await expect(page.getByLabel('身份证号')).toHaveCount(0);
  await expect(page.getByLabel('海外关系')).toHaveCount(0);
  await expect(page.getByLabel('出生日期')).toHaveValue('');
  await page.getByLabel('电子邮箱').fill('branch@b.cn');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('dl')).toContainText('branch@b.cn');
});

test('a member finds the own record and no other', async ({ page, demonstrated: { address } }) => {
  await speak(page, 'zh-Hans');
  await enter(page, address, '成员');
  await open(page, address);
  await page.getByRole('link', { name: '打开我的档案' }).click();
  await expect(page).toHaveURL(/\/my-record$/);
  await page.locator('.person summary').click();
  await expect(page.locator('.person').getByRole('link', { name: '我的档案' })).toBeVisible();
  await open(page, `${address}/people`);
  await expect(page.getByRole('row')).toHaveCount(2);
});

const looks: readonly [Language, number, 'light' | 'dark'][] = [
  ['zh-Hans', 360, 'light'],
  ['zh-Hant', 1440, 'dark'],
  ['en', 360, 'dark'],
];
const pages: readonly (readonly [role: string, paths: readonly string[]])[] = [
  ['系统管理员', ['/', '/account', '/accounts', '/accounts/new']],
  ['安全管理员', ['/', '/grants', '/grants/new', '/imports']],
  ['审计管理员', ['/', '/log']],
  ['成员', ['/']],
  ['领导', ['/']],
];

for (const [language, width, theme] of looks) {
  test(`the pages of accounts can be read and used, ${language}, ${width} px, ${theme}`, async ({
    page,
    demonstrated: { address },
  }) => {
    test.setTimeout(180_000);
    await speak(page, language, theme);
    await page.setViewportSize({ width, height: 800 });
    for (const [role, paths] of pages) {
      await enter(page, address, role);
      for (const path of paths) {
        await test.step(`${role} ${path}`, async () => {
          await open(page, address + path);
          await expect(page.locator('h1')).toHaveCount(1);
          await expectAccessible(page);
        });
      }
    }
  });
}
