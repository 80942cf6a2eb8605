import { expect, test } from '@playwright/test';
import type { HomeView } from '../src/lib/views';
import { playGateway } from './fake-gateway';
import * as house from './house';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

const waiting = 'Schedules wait: the gateway does not trust its clock yet';
const untrusted: HomeView = {
  ...house.home,
  time: { trusted: false, withoutInternet: 'WAIT', tzdata: '2026a' },
};

/** The home's place, and what the gateway thinks of its clock. */
inBothSchemes((keep) => {
  test('a clock that is not trusted is told on every page', async ({ page }) => {
    await playGateway(page, { home: untrusted });
    await page.goto('/');
    await expect(page.getByText(waiting)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'clock-waits');
    for (const path of ['/schedules', '/activity', '/more']) {
      await page.goto(path);
      await expect(page.getByText(waiting)).toBeVisible();
    }
    await page.getByRole('button', { name: 'It is 22 Mar 2027, 18:04: trust it' }).click();
    await expect(page.getByText(waiting)).toHaveCount(0);
  });

  test('a time server and a tap that disagree', async ({ page }) => {
    const time = { ...untrusted.time, differenceSeconds: 8_460 };
    await playGateway(page, { home: { ...untrusted, time, now: '2027-03-22T13:43:20.000Z' } });
    await page.goto('/');
    await expect(page.getByText(/^A time server says 22 Mar 2027, 18:04/)).toBeVisible();
    await page.getByRole('button', { name: /trust it$/ }).click();
    await expect(page.getByText(/^This device says 22 Mar 2027, 18:04/)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'clock-differs');
  });

  test('a guest is told as well, and not asked', async ({ page }) => {
    await playGateway(page, { home: untrusted, role: 'GUEST' });
    await page.goto('/');
    await expect(page.getByText(waiting)).toBeVisible();
    await expect(page.getByRole('button', { name: /trust it$/ })).toHaveCount(0);
  });

  test('place and time', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more');
    await page.getByRole('link', { name: 'Place and time' }).click();
    await expect(page.getByText('Yes: a time server on the internet agrees')).toBeVisible();
    await expect(page.getByLabel('Latitude')).toHaveValue('37.98');
    await keep(page, 'place-and-time-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the place of this device', async ({ page, context }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 48.208_354, longitude: 16.372_504 });
    await playGateway(page);
    await page.goto('/more/place-and-time');
    await page.getByRole('button', { name: 'Use this device’s place' }).click();
    await expect(page.getByLabel('Latitude')).toHaveValue('48.21');
    await expect(page.getByLabel('Longitude')).toHaveValue('16.37');
  });

  test('in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page, { home: untrusted });
    await page.goto('/more/place-and-time');
    await expect(page.getByText(/δεν εμπιστεύεται ακόμη το ρολόι της$/)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'place-and-time-greek-all');
  });

  test('a member sees, and changes nothing', async ({ page }) => {
    await playGateway(page, { role: 'MEMBER' });
    await page.goto('/more/place-and-time');
    await expect(page.getByText('Only the owner can do this.')).toBeVisible();
    await expect(page.getByText('37.98')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save the place' })).toHaveCount(0);
  });
});
