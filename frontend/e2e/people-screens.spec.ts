import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow, failOnPolicyViolation, showWhole } from './checks';
import { playGateway } from './fake-gateway';
import { notice } from './house-people';

const folder = '../docs/screenshots';

const inGreek = (page: Page) =>
  page.addInitScript(() => {
    localStorage.setItem('hearth.language', 'el');
  });

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`people, ${scheme}`, () => {
    test.use({ colorScheme: scheme });
    test.beforeEach(({ page }) => {
      failOnPolicyViolation(page);
    });

    const keep = async (page: Page, name: string) => {
      await page.evaluate(() => document.fonts.ready);
      await expectAccessible(page);
      await expectNoOverflow(page);
      const size = test.info().project.name;
      await showWhole(page);
      await page.screenshot({ path: `${folder}/${name}-${size}-${scheme}.png` });
    };

    test('the household', async ({ page }) => {
      await playGateway(page);
      await page.goto('/more/household');
      await expect(page.getByText('Maria (you)')).toBeVisible();
      await expect(page.getByText('House sitter in August')).toBeVisible();
      await keep(page, 'household');
    });

    test('an invitation with its link', async ({ page }) => {
      await playGateway(page);
      await page.goto('/more/household');
      await page.getByRole('button', { name: 'Make the invitation' }).click();
      await expect(page.getByText(/\/join#q3Jt5cX0kQ2v9bYw7LmZpA$/)).toBeVisible();
      await expect(
        page.getByRole('img', { name: 'The link of the invitation, for a camera' }),
      ).toBeVisible();
      await keep(page, 'invitation');
    });

    test('the household in Greek', async ({ page }) => {
      await inGreek(page);
      await playGateway(page);
      await page.goto('/more/household');
      await expect(page.getByText('Maria (εσείς)')).toBeVisible();
      await keep(page, 'household-greek');
    });

    test('the household is the owner’s', async ({ page }) => {
      await playGateway(page, { role: 'MEMBER' });
      await page.goto('/more/household');
      await expect(page.getByText('Only the owner can do this.')).toBeVisible();
      await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
    });

    test('my account', async ({ page }) => {
      await playGateway(page);
      await page.goto('/more/account');
      await expect(page.getByText('Samsung Internet on Android')).toBeVisible();
      await keep(page, 'account');
    });

    test('my account in Greek', async ({ page }) => {
      await inGreek(page);
      await playGateway(page);
      await page.goto('/more/account');
      await expect(page.getByText('Samsung Internet σε Android')).toBeVisible();
      await keep(page, 'account-greek');
    });

    test('joining by a link', async ({ page }) => {
      await playGateway(page, { signedOut: { claimed: true } });
      await page.goto('/join#q3Jt5cX0kQ2v9bYw7LmZpA');
      await expect(page.getByText('Maria invites you.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Join' })).toBeVisible();
      await keep(page, 'join');
    });

    test('recovering a password', async ({ page }) => {
      await playGateway(page, { signedOut: { claimed: true } });
      await page.goto('/sign-in');
      await page.getByRole('link', { name: 'Lost your password?' }).click();
      await expect(page.getByLabel('Recovery code')).toBeVisible();
      await keep(page, 'recover');
    });

    test('a recovered password of another owner', async ({ page }) => {
      await playGateway(page, { notices: [notice] });
      await page.goto('/more/household');
      await expect(
        page.getByText(/^Nikos’s password was recovered at the console on 22 Mar 2027, 08:20/),
      ).toBeVisible();
      await keep(page, 'recovery-notice');
    });
  });
}
