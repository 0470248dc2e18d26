import { expect } from '@playwright/test';
import { expectAccessible, type Language, open, speak } from './pages.ts';
import { test } from './server.ts';

const pages = [
  '/',
  '/imports',
  '/organisations/tree',
  '/organisations',
  '/people',
  '/people/new',
  '/memberships?state=active',
  '/tenures',
  '/settings',
  '/awards',
  '/figures?year=2017&figure=directory.members',
  '/reports/annual?during=2017',
  '/nothing-here',
];

const looks: readonly [Language, number, 'light' | 'dark'][] = [
  ['zh-Hans', 1440, 'light'],
  ['zh-Hans', 360, 'dark'],
  ['zh-Hant', 360, 'light'],
  ['en', 1440, 'dark'],
  ['en', 360, 'light'],
];

for (const [language, width, theme] of looks) {
  test(`every page can be read and used, ${language}, ${width} px, ${theme}`, async ({ page, demonstration }) => {
    test.setTimeout(240_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await speak(page, language, theme);
    await page.setViewportSize({ width, height: 800 });
    for (const path of pages) {
      await test.step(path, async () => {
        await open(page, demonstration + path);
        await expect(page.locator('h1')).toHaveCount(1);
        await expectAccessible(page);
      });
    }
    expect(problems).toEqual([]);
  });
}

test('Traditional is shown throughout, names of people as they are kept', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hant');
  await open(page, `${demonstration}/memberships?state=active`);
  await expect(page.getByRole('navigation')).toContainText('組織架構');
  await expect(page.getByRole('columnheader', { name: '黨派' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
});

test('every page has a name of its own, and any address gets one', async ({ page, demonstration }) => {
  await speak(page, 'en');
  await open(page, `${demonstration}/awards`);
  await expect(page).toHaveTitle('Awards · Tongzhou');
  await expect(page.locator('.top')).toContainText('Office clerk');
  await open(page, `${demonstration}/deeper/than/any/page/goes`);
  await expect(page).toHaveTitle('There is no such page · Tongzhou');
});

test('a number on the home page opens the records behind it, and each opens its record', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  await open(page, demonstration);
  await page.getByRole('button', { name: /1,057/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('成员 · 1,057 人');
  await expect(drawer.getByRole('row')).toHaveCount(51);
  const person = drawer.getByRole('row').nth(1).getByRole('link');
  const name = await person.textContent();
  await person.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name ?? '');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a number of the tree opens the members of the organisation and of those below it, on that day', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  await open(page, `${demonstration}/organisations/tree?on=2017-12-31`);
  const number = page.getByRole('button', { name: /^民盟天河区总支部/ });
  const shown = (await number.textContent()) ?? '';
  await number.click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading')).toHaveText(`成员 · ${shown} 人`);
  await expect(drawer).toContainText('截至 2017年12月31日');
  await page.reload();
  await expect(drawer.getByRole('heading')).toHaveText(`成员 · ${shown} 人`);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/evidence/);
});

test('Ctrl K finds a person by pinyin initials and a page by its name', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  const found = await (await page.request.get(`${demonstration}/api/search?q=ch&limit=1`)).json();
  const { title } = found.hits[0];
  await open(page, demonstration);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('ch');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('年度');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/reports\/annual/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzjg');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText(['组织架构 ']);
  await page.getByRole('dialog').getByRole('combobox').fill('xinjianrenyuan');
  await page.getByRole('dialog').getByRole('option', { name: '新建人员' }).click();
  await expect(page).toHaveURL(/people\/new$/);
});

test('Ctrl K takes what is typed at once, also on a page whose list has keys of its own', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  await open(page, `${demonstration}/people`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ning');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('ning');
  await expect(page).toHaveURL(/people$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/people\/new$/);
});

test('filters and order stand in the address and are there again after going back', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${demonstration}/memberships`);
  await page.getByRole('combobox', { name: '党派', exact: true }).selectOption({ label: '民盟' });
  await page.getByRole('button', { name: '加入时间' }).click();
  await expect(page).toHaveURL(/party=05/);
  await expect(page).toHaveURL(/sort=joined/);
  const first = page.getByRole('row').nth(1).getByRole('link').first();
  await expect(page.getByText(/共 226 条/)).toHaveCount(2);
  await first.click();
  await expect(page).toHaveURL(/memberships\/[0-9a-f-]{36}/);
  await page.goBack();
  await expect(page.getByRole('combobox', { name: '党派', exact: true })).toHaveValue('05');
});

test('a list that a link narrowed to an organisation says so by its name, and is widened again', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const { rows } = await (
    await page.request.get(`${demonstration}/api/organisations?party=05&level=branch&size=1`)
  ).json();
  const [{ id, title }] = rows;
  await open(page, `${demonstration}/memberships?organisation=${id}`);
  await expect(page.locator('.chip')).toHaveText(`所在组织: ${title}×`);
  await page.getByRole('button', { name: '去掉所在组织' }).click();
  await expect(page).not.toHaveURL(/organisation=/);
  await page.getByRole('button', { name: '筛选 +' }).click();
  await page.getByRole('combobox', { name: '所在组织' }).fill(title);
  await page.locator('.pick').getByRole('option').first().click();
  await expect(page).toHaveURL(new RegExp(`organisation=${id}`));
  await page.getByRole('button', { name: '清除条件' }).click();
  await expect(page).not.toHaveURL(/organisation=/);
});

test('an edit says what is wrong beside the field, is undone from its notice, and is in the history', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const { rows } = await (await page.request.get(`${demonstration}/api/people?size=1&sort=-name`)).json();
  await open(page, `${demonstration}/people/${rows[0].id}`);
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('电子邮箱').fill('a@b.cn');
  await page.getByLabel('出生日期').fill('2099-01-01');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('有 1 处需要改正');
  await expect(page.locator('[data-field=born] .wrong')).toContainText('在今天之后');
  await expect(page.getByLabel('电子邮箱')).toHaveValue('a@b.cn');
  await page.getByLabel('出生日期').fill('1970.05');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.toast')).toContainText('已保存');
  await expect(page.locator('dl')).toContainText('a@b.cn');
  await page.locator('.toast').getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('dl')).not.toContainText('a@b.cn');
  await expect(page.locator('.tl li')).toHaveCount(3);
});

test('what cannot be read says so in the reader’s language, keeps its title, and is tried again', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  await page.route(/\/api\/(imports|organisations|figures)/, (route) => route.abort());
  for (const [path, title] of [
    ['/', '工作台'],
    ['/organisations/tree', '组织架构'],
    ['/figures', '指标目录'],
  ] as const) {
    await open(page, demonstration + path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('alert')).toContainText('连不上服务器');
  }
  await page.unrouteAll();
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.route('**/api/session', (route) => route.abort());
  await open(page, `${demonstration}/people`);
  await expect(page.getByRole('alert')).toContainText('连不上服务器');
  await page.unrouteAll();
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('人员');
  await open(page, `${demonstration}/people/no-such-id`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这条记录');
  await open(page, `${demonstration}/organisations/tree?on=banana`);
  await expect(page.getByRole('alert')).toContainText('不是日期');
  await page.getByRole('combobox', { name: '语言' }).selectOption('en');
  await expect(page.getByRole('alert')).toContainText('it is no date');
});

test('saving while the server is gone says so, keeps what was typed, and works when it is back', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const { rows } = await (await page.request.get(`${demonstration}/api/people?size=1&sort=-born`)).json();
  await open(page, `${demonstration}/people/${rows[0].id}`);
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('电子邮箱').fill('back@b.cn');
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('连不上服务器');
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('dl')).toContainText('back@b.cn');
});

test('what is typed and not saved is there again after the page was left', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${demonstration}/awards/new`);
  await page.getByLabel('奖项名称').fill('没有保存的奖');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel('奖项名称')).toHaveValue('没有保存的奖');
  await page.getByRole('button', { name: '丢弃草稿' }).click();
  await expect(page.getByLabel('奖项名称')).toHaveValue('');
});

test('an ID number that is not saved does not stay in the browser, and leaving asks', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  await open(page, `${demonstration}/people/new`);
  await page.getByLabel('姓名').fill('没有保存的人');
  await page.getByLabel('身份证号').fill('110101199003077774');
  await expect(page.getByText('草稿已保留在本机，身份证号除外')).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('没有保存的人');
  expect(kept).not.toContain('110101199003077774');
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('link', { name: '指标目录' }).click();
  await expect(page).toHaveURL(/people\/new$/);
  await page.getByLabel('出生日期').fill('2099');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toBeInViewport();
  await expect(page.getByRole('alert')).toBeFocused();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('link', { name: '指标目录' }).click();
  await expect(page).toHaveURL(/figures$/);
});

test('of two changes at once the later sees the earlier before it is saved over it', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const { rows } = await (await page.request.get(`${demonstration}/api/people?size=1&sort=born`)).json();
  const [{ id, version }] = rows;
  await open(page, `${demonstration}/people/${id}`);
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('职称').fill('研究员');
  await page.request.patch(`${demonstration}/api/people/${id}`, {
    data: { version, values: { email: 'earlier@b.cn' } },
  });
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '看新内容' }).click();
  await expect(page.getByLabel('电子邮箱')).toHaveValue('earlier@b.cn');
  await expect(page.getByLabel('职称')).toHaveValue('研究员');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('dl')).toContainText('研究员');
});

test('who is chosen is told apart from namesakes, is never the record itself, and a name half typed is not taken', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const { rows } = await (
    await page.request.get(`${demonstration}/api/people?size=1&columns=name,employer&sort=-employer`)
  ).json();
  const [{ id, title }] = rows;
  await open(page, `${demonstration}/people/${id}`);
  await page.getByRole('button', { name: '并入另一人' }).click();
  const dialog = page.getByRole('dialog');
  const into = dialog.getByLabel('并入');
  await expect(into).toBeFocused();
  await page.keyboard.type(title.slice(0, 1));
  await expect(dialog.getByRole('option').first()).toContainText(/男|女/);
  await page.keyboard.press('Tab');
  await expect(into).toHaveValue('');
  await into.fill('无此人也');
  await expect(dialog.getByText('没有找到')).toBeVisible();
  const answer = page.waitForResponse(/api\/people\?q=/);
  await into.fill(title);
  const namesakes: { id: string }[] = (await (await answer).json()).rows;
  await expect(dialog.getByRole('option')).toHaveCount(namesakes.filter((found) => found.id !== id).length);
});

test('a transfer asks where and when, and leads to the new membership', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  const { rows } = await (
    await page.request.get(`${demonstration}/api/memberships?party=11&state=active&size=1`)
  ).json();
  await open(page, `${demonstration}/memberships/${rows[0].id}`);
  await page.getByRole('button', { name: '登记离世' }).click();
  await page.getByRole('dialog').getByLabel('终止日期').fill('2018');
  await page.getByRole('dialog').getByLabel('原因').fill('家属告知');
  await page.getByRole('dialog').getByRole('button', { name: '登记离世' }).click();
  await expect(page.locator('.page-title')).toContainText('离世');
  await expect(page.locator('.tl')).toContainText('家属告知');
  await page.getByRole('button', { name: '更正为在册' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('登记有误');
  await page.getByRole('dialog').getByRole('button', { name: '更正为在册' }).click();
  await expect(page.locator('.page-title')).toContainText('在册');
});

test('several members are moved at once, to an organisation that is chosen by its name', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const ask = async (path: string) => (await (await page.request.get(`${demonstration}/api/${path}`)).json()).rows;
  const members: { organisation: { title: string } }[] = await ask('memberships?party=08&state=active&size=2');
  const theirs = members.map(({ organisation }) => organisation.title);
  const organisations: { title: string }[] = await ask('organisations?party=08&state=standing&level=branch');
  const other = organisations.find(({ title }) => !theirs.includes(title))?.title ?? '';
  await open(page, `${demonstration}/memberships?party=08&state=active`);
  for (const row of [1, 2]) await page.getByRole('row').nth(row).getByRole('checkbox').check();
  await page.getByRole('button', { name: '申请转出' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('转往').fill(other);
  await dialog.getByRole('option').first().click();
  await dialog.getByLabel('转入之日').fill('2018-07-01');
  await dialog.getByRole('button', { name: '申请转出' }).click();
  await expect(page.getByText('完成 2 条，未成 0 条')).toBeVisible();
});

test('an ID number is masked until it is opened with a reason, which the history keeps', async ({
  page,
  demonstration,
}) => {
  await speak(page, 'zh-Hans');
  const { rows } = await (
    await page.request.get(`${demonstration}/api/memberships?party=06&state=active&size=1`)
  ).json();
  await open(page, `${demonstration}/people/${rows[0].person.id}`);
  const field = page.locator('dl > div', { hasText: '身份证号' });
  await expect(field).toContainText(/\d{4}\*+\w{4}/);
  await field.getByRole('button').click();
  await page.getByRole('dialog').getByLabel('原因').fill('核对原件');
  await page.getByRole('dialog').getByRole('button', { name: '查看' }).click();
  await expect(field).toContainText(/\d{17}[\dX]/);
  await expect(page.locator('.tl')).toContainText('核对原件');
  await page.reload();
  await expect(page.locator('.tl')).toContainText('核对原件');
});
