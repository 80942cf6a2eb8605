import { expect, test } from '@playwright/test';
import type { SealView } from '../src/lib/views';
import { expectAccessible } from './checks';
import { playGateway } from './fake-gateway';
import * as house from './house';

test('activity asked by cause, from its address', async ({ page }) => {
  await playGateway(page);
  await page.goto('/activity?cause=LOCAL');
  await expect(page.getByText('Reading lamp turned off')).toBeVisible();
  await expect(page.getByText('Ceiling lamp turned on')).toHaveCount(0);
  await page.getByLabel('Cause').selectOption('By a person');
  await expect(page).toHaveURL('/activity?cause=PERSON');
  await expect(page.getByText('Ceiling lamp turned on')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page).toHaveURL('/activity');
});

test('activity with a chain that does not hold', async ({ page }) => {
  const firstBreak = { kind: 'CHANGED', seq: 9, entry: 12, words: '' } as const;
  const lastCheck = { ...house.seal.lastCheck, at: house.now, whole: false, firstBreak };
  await playGateway(page, { seal: { ...house.seal, lastCheck } as SealView });
  await page.goto('/activity?device=ceiling-lamp');
  await expect(page.getByText('entry 12 was changed after it was sealed')).toBeVisible();
  await expectAccessible(page);
});

test('why a lamp turned on leads from its page to its activity', async ({ page }) => {
  await playGateway(page);
  await page.goto('/devices/ceiling-lamp');
  await page.getByRole('link', { name: 'Why did it turn on?' }).click();
  await expect(page).toHaveURL('/activity?device=ceiling-lamp');
  await expect(page.getByLabel('Device')).toHaveValue('ceiling-lamp');
});
