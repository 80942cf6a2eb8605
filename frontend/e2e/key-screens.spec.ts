import { expect, test } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

inBothSchemes((keep) => {
  test('the broker’s key waiting for two devices', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/broker-key');
    await expect(page.getByText(/3 of 5 devices have confirmed it/)).toBeVisible();
    await expect(page.getByText('Asleep until 18:20')).toBeVisible();
    await page.getByRole('button', { name: 'Switch anyway…' }).click();
    await expect(page.getByText(/^Without Garden sensor, Street gate/)).toBeVisible();
    await keep(page, 'broker-key-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the broker’s key in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/more/broker-key');
    await expect(page.getByText('Κοιμάται έως', { exact: false })).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'broker-key-greek-all');
  });
});
