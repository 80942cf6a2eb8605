import { expect, test } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { notice } from './house-people';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

/** What has to do with the people of the house. */
inBothSchemes((keep) => {
  test('your data', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/your-data');
    await expect(page.getByLabel('Your password')).toBeVisible();
    await keep(page, 'your-data');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the household', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/household');
    await expect(page.getByText('Maria (you)')).toBeVisible();
    await expect(page.getByText('House sitter in August')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'household-all');
  });

  test('an invitation with its link', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/household');
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    await expect(page.getByText(/\/join#q3Jt5cX0kQ2v9bYw7LmZpA$/)).toBeVisible();
    await expect(
      page.getByRole('img', { name: 'The link of the invitation, for a camera' }),
    ).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'invitation-all');
  });

  test('the household in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/more/household');
    await expect(page.getByText('Maria (εσείς)')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'household-greek-all');
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
    await expectNoOverflow(page);
    await keep(page, 'account-all');
  });

  test('my account in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/more/account');
    await expect(page.getByText('Samsung Internet σε Android')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'account-greek-all');
  });

  test('joining by a link', async ({ page }) => {
    await playGateway(page, { signedOut: { claimed: true } });
    await page.goto('/join#q3Jt5cX0kQ2v9bYw7LmZpA');
    await expect(page.getByText('Maria invites you.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Join' })).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'join-all');
  });

  test('joining where somebody is signed in', async ({ page }) => {
    await playGateway(page);
    await page.goto('/join#q3Jt5cX0kQ2v9bYw7LmZpA');
    await expect(page.getByText('Maria invites you.')).toBeVisible();
    await expect(page.getByText('You are signed in here as Maria.')).toBeVisible();
    await expectNoOverflow(page);
  });

  test('recovering a password', async ({ page }) => {
    await playGateway(page, { signedOut: { claimed: true } });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Lost your password?' }).click();
    await expect(page.getByLabel('Recovery code')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'recover-all');
  });

  test('a recovered password of another owner', async ({ page }) => {
    await playGateway(page, { notices: [notice] });
    await page.goto('/more/household');
    await expect(
      page.getByText(/^Nikos’s password was recovered on 22 Mar 2027, 08:20, on the computer/),
    ).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'recovery-notice-all');
  });
});
