import { expect, test } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { health } from './house-health';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

inBothSchemes((keep) => {
  test('the health of a house whose broker is away', async ({ page }) => {
    await playGateway(page, { health: health.brokerAway });
    await page.goto('/');
    await expect(page.getByText('Something of the house does not work: Broker.')).toBeVisible();
    await page.getByRole('link', { name: 'What it is, and what to do' }).click();
    await expect(page.getByRole('heading', { name: 'Health', level: 1 })).toBeVisible();
    await expect(page.getByText(/^1 part does not work\./)).toBeVisible();
    await expect(page.getByText(/good for 61 more days and renews itself/)).toBeVisible();
    const fold = page.getByText('Technical details: Gateway');
    await fold.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('61 MB of 256 MB')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'health-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the health of a house in Greek, after an update', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/more/health');
    await expect(page.getByText(/Έκδοση 0\.2\.0 από .*, πριν από αυτήν η 0\.1\.0\./)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'health-greek-all');
  });

  test('a gateway whose update failed is named', async ({ page }) => {
    await playGateway(page, { gateway: { status: 503, code: 'update-failed' } });
    await page.goto('/');
    await expect(page.getByText(/^Missing: the gateway in its new version/)).toBeVisible();
    await expect(page.getByText(/Pin to release/)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'update-failed');
  });
});

test('a page that could not open goes on by itself when the gateway answers', async ({ page }) => {
  await playGateway(page, { gateway: { status: 502, code: 'gateway-away' } });
  await page.goto('/');
  await expect(page.getByText(/^Missing: the gateway, the program/)).toBeVisible();
  await page.unroute('**/api/v1/**');
  await playGateway(page);
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 20_000 });
});

test('a member sees what works, and a guest nothing of it', async ({ page }) => {
  await playGateway(page, { role: 'MEMBER', health: health.asMember });
  await page.goto('/more/health');
  await expect(page.getByText(/An owner sees more here/)).toBeVisible();
  await expect(page.getByText(/Technical details/)).toHaveCount(4);
});
