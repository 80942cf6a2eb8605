import { expect, test, type Page } from '@playwright/test';
import { comeIn, houseUrl, newVisitor } from './household';

test.describe.configure({ mode: 'serial' });

/** Somebody comes by a link, changes their password, and is removed: against a running house. */
test.describe('joining', () => {
  test.skip(houseUrl === undefined, 'HEARTH_URL is not set: there is no running house.');

  const name = `Eleni ${String(Date.now() % 100_000)}`;
  const password = 'nine quiet rivers bend';
  let owner: Page;
  let guest: Page;
  let link = '';

  test.beforeAll(async ({ browser }) => {
    owner = await newVisitor(browser);
    guest = await newVisitor(browser);
    await comeIn(owner);
  });

  test.afterAll(async () => {
    await owner.context().close();
    await guest.context().close();
  });

  test('the owner makes an invitation', async () => {
    await owner.getByRole('link', { name: 'More' }).click();
    await owner.getByRole('link', { name: 'People and invitations' }).click();
    await owner.getByLabel('For whom (a note)').fill(name);
    await owner.getByRole('button', { name: 'Make the invitation' }).click();
    link = (await owner.getByText(/\/join#[\w-]{22}$/).textContent()) ?? '';
    await owner.getByRole('button', { name: 'Done' }).click();
    await expect(owner.getByText(name)).toBeVisible();
  });

  test('whoever has the link joins, and the link is used up', async ({ browser }) => {
    await guest.goto(link);
    await expect(guest.getByText(/invites you\. Choose a name and a password/)).toBeVisible();
    await guest.getByLabel('Your name').fill(name);
    await guest.getByLabel('New password').fill(password);
    await guest.getByRole('button', { name: 'Join' }).click();
    await expect(guest.getByText('Live', { exact: true })).toBeVisible();
    const late = await newVisitor(browser);
    await late.goto(link);
    await expect(late.getByText(/^This invitation is not valid/)).toBeVisible();
    await late.context().close();
  });

  test('they see where they are signed in and change their password', async () => {
    await guest.getByRole('link', { name: 'More' }).click();
    await guest.getByRole('link', { name: 'My account' }).click();
    await expect(guest.getByText('This browser')).toBeVisible();
    await guest.getByLabel('Picture file').setInputFiles('public/icon-512.png');
    const shown = guest.getByRole('region', { name: 'Picture' }).locator('img');
    await expect(shown).toHaveAttribute('src', /^data:image\/jpeg;base64,/);
    expect(await shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(256);
    await guest.getByLabel('Current password').fill(password);
    await guest.getByLabel('New password').fill('four blue doors hum');
    await guest.getByRole('button', { name: 'Change the password' }).click();
    await expect(guest.getByText('Changed. All other browsers are signed out.')).toBeVisible();
    await expect(guest.getByText('Live', { exact: true })).toBeVisible();
  });

  test('who is removed is out within two seconds', async () => {
    await guest.getByRole('link', { name: 'Home' }).click();
    await expect(owner.getByText(name)).toBeVisible({ timeout: 15_000 });
    await owner.getByRole('button', { name: `Remove ${name}` }).click();
    const gone = owner.getByRole('button', { name: 'Remove', exact: true });
    await gone.last().click();
    await expect(guest.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 2_000 });
  });
});
