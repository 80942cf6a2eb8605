import { expect, test, type Page } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

const file = {
  name: 'hearth-2027-03-22-010200-a41c.hearth',
  mimeType: 'application/octet-stream',
  buffer: Buffer.alloc(1_400_000, 'x'),
};

const openBackups = async (page: Page, title: string) => {
  await page.goto('/more/backup');
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
};

inBothSchemes((keep) => {
  test('a proved backup, one that went bad, and one of an earlier key', async ({ page }) => {
    await playGateway(page);
    await openBackups(page, 'Backup');
    await expect(page.getByText(/^Proved 22 Mar 2027, 03:04: this home was rebuilt/)).toBeVisible();
    await expect(page.getByText(/^Not restorable: the file is no longer/)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'backup-proved-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('backups in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await openBackups(page, 'Αντίγραφα ασφαλείας');
    await expect(page.getByText(/^Αποδείχθηκε/)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'backup-greek-all');
  });

  test('the recovery key, by keyboard, and printed on a page of its own', async ({ page }) => {
    await playGateway(page, { withoutBackups: true });
    await openBackups(page, 'Backup');
    const take = page.getByRole('button', { name: 'Take the recovery key' });
    await take.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Your password').first()).toBeFocused();
    await page.keyboard.type('seven green kettles');
    await page.keyboard.press('Enter');
    await expect(page.getByText('7QK4-9XM2-', { exact: false })).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'backup-key-all');

    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(/^Recovery key of Olive/)).toBeVisible();
    await expect(page.getByText('7QK4-9XM2-', { exact: false })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Backup', level: 1 })).toBeHidden();
    await expect(page.getByRole('button', { name: 'I have written it down' })).toBeHidden();
    await page.emulateMedia({ media: null });

    await page.getByRole('button', { name: 'I have written it down' }).click();
    await expect(page.getByText('7QK4-9XM2-', { exact: false })).toHaveCount(0);
  });

  test('a restore beside the claim', async ({ page }) => {
    await playGateway(page, { signedOut: { claimed: false } });
    await page.goto('/claim');
    await page.getByRole('link', { name: 'Restore from a backup' }).click();
    await expect(page.getByRole('heading', { name: 'Restore from a backup' })).toBeVisible();
    await page.getByLabel('Backup file').setInputFiles(file);
    await page.getByLabel('Recovery key of the backup').fill('7qk4 9xm2');
    await page.getByLabel('Claim code').fill('ABCDE-FGHJK-MNPQR-STVWX');
    await expectNoOverflow(page);
    await keep(page, 'restore-all');
    const sent = page.waitForRequest('**/api/v1/restore');
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    const request = await sent;
    expect(request.headers()['x-recovery-key']).toBe('7qk4 9xm2');
    expect(request.headers()['x-claim-code']).toBe('ABCDE-FGHJK-MNPQR-STVWX');
    expect(request.headers()['content-type']).toBe('application/octet-stream');
    expect(request.url()).not.toContain('7qk4');
    await expect(page.getByText(/^The backup is whole: Olive House/)).toBeVisible();
    await keep(page, 'restoring');
  });
});
