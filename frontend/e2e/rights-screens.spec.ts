import { expect, test } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { devices } from './house';
import { guest } from './house-rights';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

inBothSchemes((keep) => {
  test('guest passes', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more');
    await page.getByRole('link', { name: 'Guest passes' }).click();
    const sentence = 'Reading lamp and Street gate, Mon–Fri 18:00–23:00, until 5 Apr';
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expect(page.getByText('Open now, until 23:00')).toBeVisible();
    await keep(page, 'passes');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('a new pass', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/passes/new');
    await page.getByLabel('For whom').selectOption('Gus');
    await page.getByRole('checkbox', { name: 'Reading lamp' }).check();
    await page.getByRole('checkbox', { name: 'Street gate' }).check();
    await expect(
      page.getByText('Reading lamp and Street gate, Mon–Fri 18:00–23:00, until 29 Mar'),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save the pass' })).toBeInViewport();
    await keep(page, 'pass-new-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('a new pass in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/more/passes/new');
    await page.getByLabel('Για ποιον').selectOption('Πρόσκληση νέου ατόμου');
    await expect(page.getByLabel('Όνομα επισκέπτη')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'pass-new-greek-all');
  });

  test('what a person may do', async ({ page }) => {
    await playGateway(page);
    await page.goto(`/more/household/${guest}/rights`);
    await expect(page.getByRole('heading', { name: 'What Gus may do' })).toBeVisible();
    await expect(page.getByLabel('Reading lamp')).toHaveValue('SEE');
    await keep(page, 'rights-all');
  });

  test('the home of a guest', async ({ page }) => {
    const shared = devices.filter(({ id }) => id === 'reading-lamp');
    await playGateway(page, { role: 'GUEST', devices: shared });
    await page.goto('/');
    await expect(
      page.getByText(/^You may use Reading lamp and Street gate until 23:00/),
    ).toBeVisible();
    await expect(page.getByText(/again from Sat 22:00/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Schedules' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Activity' })).toHaveCount(0);
    await keep(page, 'guest-home');
  });
});
