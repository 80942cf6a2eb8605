import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { fileOf } from './house-exchange';
import { schedules } from './house-schedules';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

/** Schedules out of the house and into it: calendars, files, and copies for other devices. */

const boilerOn = '5f0c2f5e-0000-4000-8000-000000000001';
const christmas = {
  name: 'Christmas tree',
  device: 'reading-lamp',
  capability: 'relay1',
  value: true,
  recurrence: { kind: 'ONCE', date: '2026-12-24', time: '18:00' },
};
const bath = { ...christmas, name: 'Old bath', device: 'old-boiler' };
const morning = {
  ...christmas,
  name: 'Morning',
  device: 'ceiling-lamp',
  recurrence: { kind: 'WEEKLY', days: ['MONDAY', 'TUESDAY'], time: '07:00' },
};

/** "Night bath", but when "Away" turns the ceiling lamp off. */
const early = {
  ...schedules[0],
  recurrence: { kind: 'WEEKLY', days: schedules[3]?.recurrence.days, time: '07:00' },
  nextAt: '2027-03-23T05:00:00Z',
};

const content = (all: readonly object[]) => JSON.stringify({ version: 1, schedules: all });

/** Chooses a file as a person does: by the button, which opens the browser's own chooser. */
async function choose(page: Page, text: string, name = 'olive-house.json'): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(Choose a file|Επιλογή αρχείου)$/ }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

inBothSchemes((keep) => {
  test('calendar and files', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules');
    await page.getByRole('link', { name: 'Calendar and files' }).click();
    await expect(page.getByText('Maria’s phone', { exact: true })).toBeVisible();
    await expect(page.getByText('Made 2 Feb 2027')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'exchange-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('a calendar link is made, and shown once', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/exchange');
    await page.getByLabel('Which calendar is it for?').fill('Nikos’ laptop');
    await page.getByRole('button', { name: 'Make a calendar link' }).click();
    await expect(page.getByText(/\/api\/v1\/calendars\/[\w-]{43}\.ics$/)).toBeVisible();
    await expect(
      page.getByRole('img', { name: 'The address of the calendar, for a camera' }),
    ).toBeVisible();
    await keep(page, 'calendar-link-all');
    await largeText(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText(/\/api\/v1\/calendars\//)).toHaveCount(0);
  });

  test('a file with what cannot be taken in, and the rest of it', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/exchange');
    await choose(page, content([bath, christmas, ...fileOf(schedules).schedules]));
    await expect(page.getByText('7 schedules in this file')).toBeVisible();
    await page.getByRole('button', { name: 'Take them in' }).click();
    await expect(page.getByText('Old bath: There is no such device here.')).toBeVisible();
    await expect(page.getByText(/^Christmas tree: It never comes/)).toBeVisible();
    await keep(page, 'import-refused-all');
    await page.getByRole('button', { name: 'Take in the other 5' }).click();
    await expect(page.getByText('Nothing new, 5 were there already.')).toBeVisible();
  });

  test('a file that contradicts a schedule is taken in by a second tap', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/exchange');
    await choose(page, content([morning]));
    await page.getByRole('button', { name: 'Take it in' }).click();
    await expect(page.getByText(/^Morning: “Away” wants something else/)).toBeVisible();
    await keep(page, 'import-conflict-all');
    await page.getByRole('button', { name: 'Take in anyway' }).click();
    await expect(page.getByText('1 added.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Look at the schedules' })).toBeVisible();
  });

  test('a copy that contradicts a schedule is made by a second tap', async ({ page }) => {
    await playGateway(page);
    await page.route(`**/api/v1/schedules/${boilerOn}`, (route) => route.fulfill({ json: early }));
    await page.goto(`/schedules/${boilerOn}`);
    await page.getByRole('link', { name: 'Copy to other devices…' }).click();
    await page.getByRole('checkbox', { name: 'Reading lamp' }).check();
    await page.getByRole('checkbox', { name: 'Ceiling lamp' }).check();
    await expect(page.getByText('Ceiling lamp is told on and off at 07:00 (Away).')).toBeVisible();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Copy anyway' })).toBeInViewport();
    await keep(page, 'schedule-copy-all');
    await largeText(page);
    await expectNoOverflow(page);
    const sent = page.waitForRequest((request) => request.url().endsWith('/copies'));
    await page.getByRole('button', { name: 'Copy anyway' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ withConflicts: true });
    await expect(page.getByText('2 copies made, 1 was there already.')).toBeVisible();
  });
});

test.describe('by keyboard alone', () => {
  test.skip(({ isMobile }) => isMobile);

  test('a schedule is copied', async ({ page }) => {
    await playGateway(page);
    await page.goto(`/schedules/${boilerOn}/copy`);
    await page.getByRole('checkbox', { name: 'Ceiling lamp' }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByText('It will be copied to Ceiling lamp.')).toBeVisible();
    const sent = page.waitForRequest((request) => request.url().endsWith('/copies'));
    await page.keyboard.press('Enter');
    expect((await sent).postDataJSON()).toEqual({
      targets: [{ device: 'ceiling-lamp', capability: 'relay1' }],
      withConflicts: false,
    });
    await expect(page.getByText('1 copy made, 1 was there already.')).toBeFocused();
    await expect(page.getByRole('link', { name: 'Open “Garden”' })).toBeVisible();
  });
});

test('the file that is downloaded is taken in again', async ({ page }) => {
  await playGateway(page);
  await page.goto('/schedules/exchange');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download schedules' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('olive-house-schedules-2027-03-22.json');
  await expect(page.getByText('5 schedules saved.')).toBeVisible();
  await choose(page, readFileSync(await file.path(), 'utf8'));
  await page.getByRole('button', { name: 'Take them in' }).click();
  await expect(page.getByText('Nothing new, 5 were there already.')).toBeVisible();
});

test('files that hold no schedules are told apart', async ({ page }) => {
  await playGateway(page);
  await page.goto('/schedules/exchange');
  const cases: [text: string, words: RegExp][] = [
    ['dear diary', /it is not JSON/],
    ['{"accounts": []}', /not a file with schedules/],
    ['{"version": 2, "schedules": []}', /form that this gateway does not know/],
    ['{"version": 1, "schedules": []}', /There are no schedules in this file/],
    [content(Array.from({ length: 101 }, () => morning)), /more than 100 schedules/],
    [`${content([morning])}${' '.repeat(1_100_000)}`, /too large/],
  ];
  for (const [text, words] of cases) {
    await choose(page, text);
    await expect(page.getByRole('alert')).toHaveText(words);
    await expect(page.getByRole('button', { name: /^Take/ })).toHaveCount(0);
  }
});

test('More leads to it', async ({ page }) => {
  await playGateway(page, { role: 'MEMBER' });
  await page.goto('/more');
  await page.getByRole('link', { name: 'Schedules: calendar and files' }).click();
  await expect(page.getByRole('heading', { name: 'Calendar and files' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download schedules' })).toBeVisible();
});

test('a guest is not offered it', async ({ page }) => {
  await playGateway(page, { role: 'GUEST' });
  await page.goto('/more');
  await expect(page.getByRole('link', { name: 'My account' })).toBeVisible();
  await expect(page.getByRole('link', { name: /calendar and files/ })).toHaveCount(0);
  await page.goto('/schedules/exchange');
  await expect(page.getByText('Only those who live here can do this.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download schedules' })).toHaveCount(0);
});

test('a schedule that is changed does not contradict itself', async ({ page }) => {
  await playGateway(page);
  await page.goto('/schedules/5f0c2f5e-0000-4000-8000-000000000004/edit');
  const asked = page.waitForRequest(
    (request) =>
      request.url().includes('/preview') && request.postData()?.includes('true') === true,
  );
  await page.getByRole('radio', { name: 'Turn on' }).check();
  expect(new URL((await asked).url()).searchParams.get('schedule')).toBe(
    '5f0c2f5e-0000-4000-8000-000000000004',
  );
  await expect(page.getByText('Ceiling lamp turns on weekdays at 07:00.')).toBeVisible();
  await expect(page.getByText(/is told on and off/)).toHaveCount(0);
});

inBothSchemes((keep) => {
  test('calendar and files in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/schedules/exchange');
    await page.getByLabel('Για ποιο ημερολόγιο είναι;').fill('Κινητό');
    await page.getByRole('button', { name: 'Δημιουργία συνδέσμου' }).click();
    await expect(page.getByText(/\/api\/v1\/calendars\//)).toBeVisible();
    await choose(page, content([bath, christmas, morning]));
    await page.getByRole('button', { name: 'Εισαγωγή', exact: true }).click();
    await expect(page.getByText('Old bath: Δεν υπάρχει τέτοια συσκευή εδώ.')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'exchange-greek-all');
  });

  test('copying in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto(`/schedules/${boilerOn}/copy`);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('checkbox').nth(1).check();
    await expect(page.getByText(/Θα αντιγραφεί σε 2 συσκευές/)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'schedule-copy-greek-all');
  });
});
