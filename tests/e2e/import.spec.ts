import { expect, type Page } from '@playwright/test';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { expectAccessible, open, speak } from './pages.ts';
import { test } from './server.ts';

const header = ['姓名', '性别', '出生年月', '入盟时间', '所在支部'].map((text) => ({ header: text }));
const people = [
  ['测试甲', '女', '1972.05', '1998.05', '民盟天河第一支部'],
  ['测试乙', '男', '1969.11', '2004.11', '民盟天河第一支部'],
  ['测试丙', '其他', '1983.03', '2011.03', '民盟天河第二支部'],
  ['测试丁', '男', '1990.01', '2035.01', '民盟天河第二支部'],
];

/** One is new, one is new and asks, one is wrong. */
const unsure = [
  ['测试庚', '女', '1972.05', '1998.05', '民盟天河第一支部', '大学本科'],
  ['测试辛', '女', '1972.06', '1998.05', '民盟天河第一支部', '函授'],
  ['测试壬', '女', '不知', '1998.05', '民盟天河第一支部', '大学本科'],
];

async function upload(page: Page, rows: readonly (readonly string[])[], more: readonly string[] = []): Promise<void> {
  const columns = [...header, ...more.map((text) => ({ header: text }))];
  const buffer = Buffer.from(await writeWorkbook([{ name: '盟员', columns, rows }]));
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name: '民盟.xlsx', mimeType, buffer });
  await expect(page).toHaveURL(/imports\/[0-9a-f-]{36}/);
}

test('an office brings its roster: looks, corrects, writes, and takes all of it back', async ({ page, empty }) => {
  await speak(page, 'zh-Hans');
  await open(page, empty);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('先导入花名册');
  await expectAccessible(page);

  await upload(page, people);
  await expect(page.getByText('表头在第 1 行，共 4 行')).toBeVisible();
  await expect(page.getByRole('combobox', { name: '党派' })).toHaveValue('05');
  await expect(page.getByRole('button', { name: '错误 2' })).toBeVisible();
  await expect(page.getByRole('button', { name: /搁置有错误的 2 行/ })).toBeVisible();
  await expectAccessible(page);

  await test.step('a cell is corrected with the keyboard, taken back, and corrected again', async () => {
    const cell = page.getByRole('row', { name: /测试丙/ }).getByRole('cell', { name: '其他', exact: true });
    await cell.press('Enter');
    await page.getByLabel('修改性别').selectOption('女');
    await page.getByLabel('修改性别').press('Enter');
    await expect(page.getByRole('button', { name: '错误 1' })).toBeVisible();
    await page
      .getByRole('row', { name: /测试甲/ })
      .getByRole('cell', { name: '测试甲' })
      .press('Control+z');
    await expect(page.getByRole('button', { name: '错误 2' })).toBeVisible();
    await cell.dblclick();
    await page.getByLabel('修改性别').selectOption('男');
    await page.getByLabel('修改性别').press('Enter');
    await expect(page.getByRole('button', { name: '错误 1' })).toBeVisible();
  });

  await test.step('what was answered is there after a reload', async () => {
    await page.reload();
    await expect(page.getByRole('button', { name: '错误 1' })).toBeVisible();
  });

  await test.step('the rest is written, and the row that was wrong is handed back', async () => {
    await page.getByRole('button', { name: /搁置有错误的 1 行，写入其余 3 行/ }).click();
    await expect(page.getByText('已写入：新增 3，更新 0，未变 0，搁置 1')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载待改正的行' }).click();
    expect((await download).suggestedFilename()).toBe('民盟-aside.xlsx');
  });

  await open(page, empty);
  await expect(page.getByRole('button', { name: /^3/ }).first()).toBeVisible();

  await test.step('the same file again finds everything unchanged', async () => {
    await upload(page, people.slice(0, 2));
    await expect(page.getByRole('button', { name: '未变 2' })).toBeVisible();
    await expect(page.getByText('没有要写入的')).toBeVisible();
    const discard = page.getByRole('button', { name: '放弃这个文件' });
    await discard.click();
    await page.getByRole('dialog').getByRole('button', { name: '保留' }).click();
    await expect(page.getByText('没有要写入的')).toBeVisible();
    await discard.click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃这个文件' }).click();
    await expect(page.getByText('什么也没有写入')).toBeVisible();
  });

  await test.step('all of it is taken back at once', async () => {
    await open(page, `${empty}/imports`);
    await page
      .getByRole('row', { name: /已写入/ })
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: '整批撤销' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '整批撤销' }).click();
    await expect(page.getByText('已整批撤销')).toBeVisible();
    await open(page, `${empty}/people`);
    await expect(page.getByText('没有记录')).toBeVisible();
  });
});

test('what is typed into cells is kept, however it is left and however fast', async ({ page, empty }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  await upload(page, people);
  const cellOf = (person: string, column: string) =>
    page.getByRole('row', { name: person }).getByRole('cell', { name: column, exact: true });
  const focused = page.locator('td:focus');

  await test.step('Esc leaves a cell as it was; leaving it by Tab or with the mouse saves', async () => {
    await cellOf('测试甲', '测试甲').press('Enter');
    await page.getByLabel('修改姓名').fill('不要');
    await page.getByLabel('修改姓名').press('Escape');
    await expect(focused).toHaveText('测试甲');
    await cellOf('测试丙', '其他').press('Enter');
    await page.getByLabel('修改性别').selectOption('女');
    await page.getByLabel('修改性别').press('Tab');
    await expect(focused).toHaveText('1983.03');
    await expect(page.getByRole('button', { name: '错误 1' })).toBeVisible();
    await cellOf('测试丁', '2035.01').dblclick();
    await page.getByLabel('修改加入时间').fill('2015.01');
    await page.getByRole('heading', { level: 1 }).click();
    await expect(page.getByRole('button', { name: '写入 4 行' })).toBeVisible();
  });

  await test.step('a second cell is changed while the first is on its way', async () => {
    const answered: number[] = [];
    await page.route('**/api/imports/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const response = await route.fetch();
      answered.push(response.status());
      await route.fulfill({ response });
    });
    await cellOf('测试甲', '测试甲').press('Enter');
    await page.getByLabel('修改姓名').fill('测试甲甲');
    await page.keyboard.press('Enter');
    await expect(focused).toHaveText('测试甲甲');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('修改姓名').fill('测试乙乙');
    await page.keyboard.press('Enter');
    await expect.poll(() => answered).toEqual([200, 200]);
    await page.unroute('**/api/imports/*');
    await page.reload();
    await expect(cellOf('测试甲甲', '测试甲甲')).toBeVisible();
    await expect(cellOf('测试乙乙', '测试乙乙')).toBeVisible();
  });

  await test.step('Ctrl Z takes the last change back, wherever the focus is', async () => {
    await cellOf('测试乙乙', '测试乙乙').press('Enter');
    await page.getByLabel('修改姓名').fill('测试错');
    await page.keyboard.press('Enter');
    await expect(cellOf('测试错', '测试错')).toBeVisible();
    await page.getByRole('button', { name: '列对应' }).focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('测试错')).toHaveCount(0);
  });
});

test('what is accepted by writing stands on the button, whole on a phone, as the columns do', async ({
  page,
  empty,
}) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  await upload(page, unsure, ['学历']);
  await expect(page.getByRole('button', { name: '搁置有错误的 1 行，写入其余 2 行，接受 1 处待确认' })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessible(page);
  await page.getByRole('button', { name: '列对应' }).click();
  await expect(page.getByLabel('读作: D 入盟时间')).toBeInViewport({ ratio: 1 });
});

test('each row is counted once, and a file that waits says in the lists what is in it', async ({ page, empty }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  await expect(page.getByRole('link', { name: '成员花名册', exact: true })).toBeVisible();
  await upload(page, unsure, ['学历']);
  for (const name of ['新增 1', '待确认 1', '错误 1']) await expect(page.getByRole('button', { name })).toBeVisible();
  await expect(page.getByRole('row', { name: '测试辛' }).getByRole('cell').nth(1)).toHaveText(/待确认\s*新增/);
  await page.getByRole('button', { name: '新增 1' }).click();
  await expect(page.getByRole('row', { name: '测试庚' })).toBeVisible();
  await expect(page.getByRole('row', { name: '测试辛' })).toHaveCount(0);
  for (const address of [empty, `${empty}/imports`]) {
    await open(page, address);
    const file = page.getByRole('row', { name: /待写入/ }).first();
    for (const said of ['成员花名册', '民盟', '新增 1', '待确认 1', '错误 1']) await expect(file).toContainText(said);
  }
});

for (const width of [1440, 360]) {
  test(`what is wrong is seen without scrolling, and which row it is after scrolling, at ${width}`, async ({
    page,
    empty,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await speak(page, 'zh-Hans');
    await open(page, `${empty}/imports`);
    const more = ['民族', '籍贯', '学历', '学位', '工作单位', '职务', '职称', '界别', '电话', '电子邮箱', '备注'];
    await upload(
      page,
      people.map((person) => [...person, ...more.map(() => '')]),
      more,
    );
    const row = page.getByRole('row', { name: '测试丙' });
    const why = row.getByText('性别“其他”不在代码表中');
    await expect(why).toBeInViewport({ ratio: 0.5 });
    await expect(row.getByRole('cell', { name: '其他', exact: true })).toHaveAccessibleDescription(/不在代码表中/);
    await row.getByRole('cell').last().scrollIntoViewIfNeeded();
    await expect(row.getByRole('cell', { name: '4', exact: true })).toBeInViewport({ ratio: 1 });
    await expect(row.getByRole('cell', { name: '错误', exact: true })).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
  });
}

test('a change made later stands in the way of undoing, and is named', async ({ page, empty }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  await upload(page, [['测试戊', '女', '1980', '2010', '民盟天河第三支部']]);
  await page.getByRole('button', { name: '写入 1 行' }).click();
  await expect(page.getByText('已写入：新增 1')).toBeVisible();
  const conversation = page.url();
  const { rows } = await (await page.request.get(`${empty}/api/people?q=测试戊`)).json();
  await page.request.patch(`${empty}/api/people/${rows[0].id}`, {
    data: { version: rows[0].version, values: { email: 'later@example.cn' } },
  });
  await open(page, conversation);
  await page.getByRole('button', { name: '整批撤销' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('后来有 1 处改动依赖它');
  await expect(dialog.getByRole('listitem')).toHaveText(/人员\s*测试戊\s*后来改过/);
  await expect(dialog.getByRole('button', { name: '取消' })).toHaveCount(0);
  await dialog.getByRole('button', { name: '知道了' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a file that says no party is asked about; a file that cannot be read says why and is kept', async ({
  page,
  empty,
}) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  const rows = [['测试己', '男', '1980', '2010', '第一支部']];
  const columns = ['姓名', '性别', '出生年月', '加入时间', '所在支部'].map((text) => ({ header: text }));
  const buffer = Buffer.from(await writeWorkbook([{ name: '名册', columns, rows }]));
  await page.locator('input[type=file]').setInputFiles({ name: '名册.xlsx', mimeType: 'application/zip', buffer });
  await expect(page.getByText('没有看出是哪个党派的')).toBeVisible();
  await page.getByRole('combobox', { name: '党派' }).selectOption({ label: '民进' });
  await expect(page.getByRole('button', { name: '写入 1 行' })).toBeVisible();
  await open(page, `${empty}/imports`);
  const broken = { name: '坏文件.xlsx', mimeType: 'application/zip', buffer: buffer.subarray(0, buffer.length / 2) };
  await page.locator('input[type=file]').setInputFiles(broken);
  await expect(page.getByText(/损坏/)).toHaveCount(1);
});

test('which rows are looked at stands in the address; what is skipped is said in words', async ({ page, empty }) => {
  await speak(page, 'en');
  await open(page, `${empty}/imports`);
  await upload(page, [...people, ['合计', '4', '', '', '']]);
  await page.getByRole('button', { name: 'Error 2' }).click();
  await expect(page).toHaveURL(/only=error/);
  await page.reload();
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByText('1 row skipped').click();
  await expect(page.getByRole('listitem').filter({ hasText: '盟员 row 6' })).toBeVisible();
  const links = await page
    .locator('main a[href*="/api/imports/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links).toHaveLength(2);
  for (const link of links) expect(link).toMatch(/\?language=en$/);
});

test('columns read as last time are said, and given back to their headers', async ({ page, empty }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  await upload(page, [['测试子', '女', '1981', '2011', '民盟天河第三支部', '某校']], ['去处']);
  await page.getByRole('button', { name: '列对应' }).click();
  await page.getByLabel('读作: F 去处').selectOption({ label: '工作单位' });
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await expect(page.getByRole('cell', { name: '某校' })).toBeVisible();
  await page.getByRole('button', { name: '写入 1 行' }).click();
  await expect(page.getByText('已写入：新增 1')).toBeVisible();
  await open(page, `${empty}/imports`);
  await upload(page, [['测试丑', '女', '1981', '2011', '民盟天河第三支部', '某校']], ['去处']);
  await expect(page.getByText('按上次的列对应')).toBeVisible();
  await expect(page.getByText('去处 → 工作单位')).toBeVisible();
  await page.getByRole('button', { name: '恢复自动识别' }).click();
  await expect(page.getByText('按上次的列对应')).toHaveCount(0);
  await expect(page.getByRole('cell', { name: '某校' })).toHaveCount(0);
});

test('a file that was refused can be chosen again at once', async ({ page, empty }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  const chosen = page.locator('input[type=file]');
  await page.route('**/api/imports', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await chosen.setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名,性别') });
  await expect(page.getByRole('alert')).toContainText('名册.csv');
  // The browser tells of a change only where the choice is another one than before.
  await expect(chosen).toHaveValue('');
});

test('who leaves while a file is written is told what became of it', async ({ page, empty }) => {
  await speak(page, 'zh-Hans');
  await open(page, `${empty}/imports`);
  await upload(page, [['测试癸', '女', '1981', '2011', '民盟天河第三支部']]);
  await page.route('**/commit', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.getByRole('button', { name: '写入 1 行' }).click();
  await expect(page.getByRole('progressbar', { name: '正在处理' })).toBeVisible();
  await expect(page.getByText('可以离开这一页')).toBeVisible();
  await page.getByRole('link', { name: '工作台' }).click();
  await expect(page.getByText('民盟.xlsx 已写入：新增 1')).toBeVisible();
  await expect(page.getByRole('row', { name: /已写入/ }).first()).toContainText('新增 1');
});
