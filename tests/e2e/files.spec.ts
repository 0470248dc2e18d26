import { expect, type Page } from '@playwright/test';
import { jpeg, pdf } from '../support/files.ts';
import { expectAccessible, open, speak } from './pages.ts';
import { test } from './server.ts';

/** The page of the n-th person, as a clerk of the office. */
async function openPerson(page: Page, address: string, n: number): Promise<void> {
  // Signing in ends the session that is brought, and others share that one.
  await page.context().clearCookies();
  const signed = await page.request.post(`${address}/api/sign-in/demonstration`, {
    data: { userName: '示例办公室工作人员' },
  });
  expect(signed.ok(), await signed.text()).toBe(true);
  const people = await page.request.get(`${address}/api/people?sort=name&size=10`);
  const { rows } = (await people.json()) as { rows: readonly { id: string }[] };
  await open(page, `${address}/people/${rows[n]?.id}`);
}

const photograph = { name: '合影.png', mimeType: 'image/png', buffer: jpeg };
const script = { name: '假照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('alert(1)') };
const notice = { name: '任职通知.pdf', mimeType: 'application/pdf', buffer: pdf };

for (const [width, theme, language] of [
  [1440, 'light', 'zh-Hans'],
  [360, 'dark', 'en'],
] as const) {
  test(`files are added, seen, taken away for a reason and brought back, ${width} px`, async ({
    page,
    demonstration,
  }) => {
    const say = (zh: string, en: string) => (language === 'en' ? en : zh);
    await speak(page, language, theme);
    await page.setViewportSize({ width, height: 800 });
    await openPerson(page, demonstration, width === 360 ? 1 : 0);
    const card = page.locator('section.card', { has: page.getByRole('heading', { name: say('附件', 'Attachments') }) });
    await expect(card).toContainText(say('还没有附件', 'There are none yet'));
    await card.locator('input[type=file]').setInputFiles([photograph, script, notice]);
    await expect(card.getByRole('alert')).toContainText('.txt');
    const kept = card.getByRole('listitem');
    await expect(kept).toHaveCount(2);
    await expect(kept.nth(0)).toContainText('合影.jpg');
    await expect
      .poll(() => kept.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await expectAccessible(page);

    const download = page.waitForEvent('download');
    await card.getByRole('link', { name: say('下载“任职通知.pdf”', 'Download "任职通知.pdf"') }).click();
    expect((await download).suggestedFilename()).toBe('任职通知.pdf');

    await card.getByRole('button', { name: say('撤下“合影.jpg”', 'Take away "合影.jpg"') }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('附错了');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(kept.filter({ visible: true })).toHaveCount(1);
    await expect(page.locator('.tl')).toContainText('附错了');
    await page.getByRole('button', { name: say('撤销', 'Undo'), exact: true }).click();
    await expect(kept.filter({ visible: true })).toHaveCount(2);
    await expect(page.locator('.tl')).toContainText(say('恢复附件', 'Brought a file back'));
  });
}

test('files are added by dropping them', async ({ page, demonstration }) => {
  await speak(page, 'zh-Hans');
  await openPerson(page, demonstration, 2);
  const dropped = await page.evaluateHandle(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    },
    ['通知.pdf', pdf.toString('base64')] as const,
  );
  await page.locator('.files-drop').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.locator('.attached li')).toContainText('通知.pdf');
});
