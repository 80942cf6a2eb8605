import { expect, test, type Page } from '@playwright/test';
import { comeIn, houseUrl, newVisitor } from './household';

test.describe.configure({ mode: 'serial' });
test.use({ baseURL: houseUrl ?? 'https://localhost' });

/** The owner's page for the broker, in a real browser against a running house. */
test.describe('the broker', () => {
  test.skip(
    houseUrl === undefined,
    'HEARTH_URL is not set: there is no running house to try this on.',
  );

  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await newVisitor(browser);
    await comeIn(page);
  });

  test.afterAll(async () => {
    await page.close();
  });

  test('is found by the owner, and connected', async () => {
    await page.getByRole('link', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Broker', exact: true }).click();
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await expect(page.getByText(/mosquitto version/).first()).toBeVisible({ timeout: 15_000 });
  });

  test('says what a topic is for', async () => {
    const root = await rootOf(page);
    await page.getByLabel('Topic or filter to check').fill(`${root}/devices/nobody/status/ack`);
    await page.getByRole('button', { name: 'Check it' }).click();
    await expect(page.getByText(/nobody\/status\/ack is a topic\.$/)).toBeVisible();
    await page.getByLabel('Topic or filter to check').fill('a/#/b');
    await page.getByRole('button', { name: 'Check it' }).click();
    await expect(page.getByText(/^a\/#\/b is not valid\./)).toBeVisible();
  });

  test('refuses to speak for a device, on the field', async () => {
    const root = await rootOf(page);
    const topic = page.getByLabel('Topic of the message');
    await topic.fill(`${root}/devices/nobody/status/state`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('There is no such device in this home.')).toBeVisible();
    await topic.fill(`${root}/devices/ceiling-lamp/status/state`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText(/^Only a device tells this/)).toBeVisible();
  });

  test('shows what passes, as it passes, until it is stopped', async () => {
    await page.getByRole('textbox', { name: 'Filter', exact: true }).fill('$SYS/broker/uptime');
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    const seen = page.getByRole('list', { name: 'Messages, the newest first' });
    await expect(seen.getByText('$SYS/broker/uptime').first()).toBeVisible({ timeout: 15_000 });
    await expect(seen.getByRole('listitem').nth(1)).toBeVisible({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText(/You stopped it\.$/)).toBeVisible();
  });

  test('lets a program in and throws it out', async () => {
    await page.getByLabel('Name of the program').fill('energy-monitor');
    await page.getByLabel('What it may read').fill('$SYS/#');
    await page.getByRole('button', { name: 'Let it in' }).click();
    await expect(page.getByText('tool.energy-monitor')).toBeVisible();
    await page.getByRole('button', { name: 'Copy the password' }).click();
    const password = await page.evaluate(() => navigator.clipboard.readText());
    await expect(page.getByText(password, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'energy-monitor' })).toBeVisible();
    await expect(page.getByText(password)).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove energy-monitor' }).click();
    await page.getByRole('button', { name: 'Throw it out' }).click();
    await expect(page.getByText('No programs yet.')).toBeVisible();
  });
});

/** What all topics of this house begin with, as its page says. */
async function rootOf(page: Page): Promise<string> {
  const fact = page.locator('dl > div').filter({ hasText: 'All topics of the devices begin with' });
  return fact.locator('dd').innerText();
}
