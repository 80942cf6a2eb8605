import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { comeIn, houseUrl, newVisitor } from './household';

const data = process.env['HEARTH_DATA'];
const run = promisify(execFile);

test.describe.configure({ mode: 'serial' });

/** An owner who lost the password, at the console and in a browser: against a running house of this checkout. */
test.describe('a lost password', () => {
  test.skip(houseUrl === undefined, 'HEARTH_URL is not set: there is no running house.');

  const name = `Petros ${String(Date.now() % 100_000)}`;
  let first: Page;
  let second: Page;

  test.beforeAll(async ({ browser }) => {
    first = await newVisitor(browser);
    second = await newVisitor(browser);
    await comeIn(first);
  });

  test.afterAll(async () => {
    await first.context().close();
    await second.context().close();
  });

  test('there is a second owner', async () => {
    await first.goto('/more/household');
    await first.getByLabel('For whom (a note)').fill(name);
    await first.getByLabel('What they will be').selectOption('Owner');
    await first.getByRole('button', { name: 'Make the invitation' }).click();
    await second.goto((await first.getByText(/\/join#[\w-]{22}$/).textContent()) ?? '');
    await second.getByLabel('Your name').fill(name);
    await second.getByLabel('New password').fill('a word soon forgotten');
    await second.getByRole('button', { name: 'Join' }).click();
    await expect(second.getByText('Live', { exact: true })).toBeVisible();
  });

  test('the console gives a code, and the code a new password', async ({ browser }) => {
    expect(data, 'HEARTH_DATA: the folder of the house').toBeDefined();
    const { stdout } = await run('../hearth', ['recover', name, '--data', data ?? '']);
    const code = /Recovery code: (\S+)/.exec(stdout)?.[1] ?? stdout;
    const page = await newVisitor(browser);
    await page.goto('/recover');
    await page.getByLabel('Recovery code').fill(code);
    await page.getByLabel('New password').fill('one that is written down');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await page.goto('/more');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Password').fill('one that is written down');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await page.context().close();
  });

  test('who was signed in is out, and the other owner is told', async () => {
    await expect(second.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 2_000 });
    await first.goto('/');
    const told = first.getByRole('status').filter({ hasText: `${name}’s password was recovered` });
    await expect(told).toBeVisible();
    await told.getByRole('button', { name: 'I have read this' }).click();
    await expect(told).toHaveCount(0);
  });
});
