import { expect, type Browser, type Page } from '@playwright/test';

/** The running house that the flows are tried on; undefined when there is none. */
export const houseUrl = process.env['HEARTH_URL'];
const claimCode = process.env['HEARTH_CLAIM_CODE'];

/** The owner in all flows. */
export const owner = { name: 'Maria', password: 'a long walk along the quay' };

/** A browser of its own, outside the door. */
export async function newVisitor(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    serviceWorkers: 'block',
    timezoneId: 'Europe/Athens',
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(houseUrl !== undefined && { baseURL: houseUrl }),
  });
  return context.newPage();
}

/** Goes in as the owner; claims the house first if nobody has. */
export async function comeIn(page: Page): Promise<void> {
  await page.goto('/');
  const claim = page.getByLabel('Claim code');
  const name = page.getByLabel('Name', { exact: true });
  await expect(claim.or(name)).toBeVisible();
  if (await claim.isVisible()) {
    await claim.fill(claimCode ?? '');
    await page.getByLabel('Your name').fill(owner.name);
    await page.getByLabel('New password').fill(owner.password);
    await page.getByLabel('Name of the home').fill('Olive House');
    await page.getByRole('button', { name: 'Make it mine' }).click();
  } else {
    await name.fill(owner.name);
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}
