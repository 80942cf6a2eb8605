import { expect, test } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { expectNoOverflow, inBothSchemes, largeText } from './pictures';

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
});
