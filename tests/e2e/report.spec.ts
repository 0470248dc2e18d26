import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectAccessible, open, speak } from './pages.ts';
import { test } from './server.ts';

async function verify(page: Page, path: string): Promise<void> {
  await page.locator('#verify').setInputFiles(path);
}

test('a number of the report opens its records; sealed, it proves itself and tells what changed since', async ({
  page,
  demonstration,
}, info) => {
  await speak(page, 'zh-Hans');
  await open(page, `${demonstration}/reports/annual?during=2017`);
  await expect(page.getByRole('article')).toContainText('成员 1,057 人');
  await page.getByRole('button', { name: '76', exact: true }).first().click();
  await expect(page.getByRole('dialog')).toContainText('76');
  await expect(page.getByRole('dialog').getByText('第 1–50 条，共 76 条')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  const file = info.outputPath('sealed.json');
  await test.step('it is sealed', async () => {
    await page.getByRole('button', { name: '封存', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '封存' }).click();
    await expect(page).toHaveURL(/reports\/seals\//);
    await expect(page.getByText('封存后没有变化')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载封存文件' }).click();
    await (await download).saveAs(file);
    await expectAccessible(page);
  });
  const sealed = page.url();

  await test.step('the file is verified, and one altered byte is found', async () => {
    await open(page, `${demonstration}/reports/annual?during=2017`);
    await verify(page, file);
    await expect(page.getByText('封存完好')).toBeVisible();
    const altered = info.outputPath('altered.json');
    writeFileSync(altered, readFileSync(file, 'utf8').replace('1,057', '1,058'));
    await verify(page, altered);
    await expect(page.locator('p.wrong')).not.toHaveText('');
    await expect(page.getByText('封存完好')).toHaveCount(0);
  });

  await test.step('a record changed later shows beside the seal', async () => {
    const { rows } = await (
      await page.request.get(`${demonstration}/api/awards?year=2017/2017&level=municipal&size=1`)
    ).json();
    const [award] =
      rows.length > 0 ? rows : (await (await page.request.get(`${demonstration}/api/awards?size=1`)).json()).rows;
    await page.request.patch(`${demonstration}/api/awards/${award.id}`, {
      data: { version: award.version, values: { work: '后来改过' } },
    });
    await open(page, sealed);
    await expect(page.getByText(/修改 1/).first()).toBeVisible();
    await page.getByRole('article').getByRole('button', { name: '1,057', exact: true }).first().click();
    await expect(page.getByRole('dialog')).toContainText('封存时 1,057，现在 1,057');
    await expect(page.getByRole('dialog').getByText('第 1–50 条，共 1,057 条')).toBeVisible();
    await expect(page.getByRole('article')).toContainText('1,057');
  });
});

test('a year that is not over is told up to today, and cannot be sealed', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  const year = new Date().getFullYear();
  await open(page, `${demonstration}/reports/annual?during=${year}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${year}年度`);
  await expect(page.getByRole('article')).not.toContainText(`${year}年12月31日`);
  await expect(page.getByRole('button', { name: '封存', exact: true })).toHaveCount(0);
  const refused = await page.request.post(`${demonstration}/api/reports/seals`, {
    data: { kind: 'annual', during: String(year) },
  });
  expect(await refused.json()).toMatchObject({ status: 422, code: 'reports.not-ended' });
  await open(page, `${demonstration}/reports/annual`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${year - 1}年度`);
});

test('the report is written as Word and as a page that stands alone', async ({ page, demonstration }) => {
  await speak(page, 'en');
  const word = await page.request.get(`${demonstration}/api/reports/annual.docx?during=2017`);
  expect(word.headers()['content-type']).toContain('wordprocessingml');
  expect((await word.body()).subarray(0, 2).toString()).toBe('PK');
  const html = await page.request.get(`${demonstration}/api/reports/annual.html?during=2017`);
  await page.setContent(await html.text());
  await expect(page.locator('main')).toContainText('1,057');
  await expect(page.locator('script')).toHaveCount(0);
  await expectAccessible(page);
});
