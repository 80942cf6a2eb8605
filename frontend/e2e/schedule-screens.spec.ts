import { expect, test, type Locator } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { home } from './house';
import { groupHoliday, holiday } from './house-schedules';
import { timePart, typeTime, withoutPlace } from './planning';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

async function topOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.y ?? 0;
}

async function bottomOf(part: Locator): Promise<number> {
  const box = await part.boundingBox();
  return (box?.y ?? 0) + (box?.height ?? 0);
}

inBothSchemes((keep) => {
  test('a weekly schedule', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/new?device=boiler');
    await page.getByRole('button', { name: 'Weekdays' }).click();
    await expect(page.getByText('Boiler turns on weekdays at 07:00.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The next 30 times' })).toBeVisible();
    await expect(page.getByText('Europe/Athens, time-zone data 2026a')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save schedule' })).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Mon' })).toBeInViewport();
    await keep(page, 'schedule-weekly');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('a schedule with a clock change', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/new?device=boiler');
    await typeTime(page, 'Time', '0330');
    const sentence = page.getByText('Boiler turns on every day at 03:30.');
    await expect(sentence).toBeVisible();
    await expect(page.getByText('It will run at 04:00.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save schedule' })).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Skip it instead' })).toBeInViewport();
    await expect.poll(() => bottomOf(timePart(page, 'Time'))).toBeLessThan(await topOf(sentence));
    await keep(page, 'schedule-clock-change');
    await page.getByRole('button', { name: 'Skip it instead' }).click();
    await expect(page.getByText('It will be skipped.')).toBeVisible();
  });

  test('a date that is over', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/new?device=boiler');
    await page.locator('summary', { hasText: 'More kinds' }).click();
    await page.getByRole('radio', { name: 'Once' }).check();
    await page.getByLabel('Date').fill('2027-03-01');
    await expect(page.getByText('It never comes, or not any more.')).toBeInViewport();
    await keep(page, 'schedule-over');
  });

  test('a schedule by the sun, with an end and at random', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/new?device=ceiling-lamp');
    await page.getByRole('radio', { name: 'Sunset' }).check();
    await page.getByLabel('Minutes', { exact: true }).fill('30');
    await page.getByRole('checkbox', { name: /when the sun does not set/ }).check();
    await page.getByRole('radio', { name: 'Until a time' }).check();
    await typeTime(page, 'Ends at', '2300');
    await page.getByText('More settings').click();
    await page.getByRole('checkbox', { name: /as if somebody were home/ }).check();
    await expect(
      page.getByText(
        'Ceiling lamp turns on 30 minutes before sunset every day and turns off again at 23:00.',
      ),
    ).toBeVisible();
    await expect(page.getByText('On days when the sun does not set: at 22:00.')).toBeVisible();
    await expect(page.getByText('between 18:00 and 18:20').first()).toBeVisible();
    await keep(page, 'schedule-sun-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the sun without a place', async ({ page }) => {
    await playGateway(page, { home: withoutPlace(home) });
    await page.goto('/schedules/new?device=ceiling-lamp');
    await page.getByRole('radio', { name: 'Sunset' }).check();
    await expect(page.getByText('nobody knows when the sun sets.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Place and time' })).toHaveAttribute(
      'href',
      '/more/place-and-time',
    );
    await expect(page.getByRole('button', { name: 'Save schedule' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await keep(page, 'schedule-no-place');
    await page.getByRole('link', { name: 'Place and time' }).click();
    await expect(page.getByText('The schedule that you began is not saved yet.')).toBeVisible();
    await keep(page, 'schedule-waits');
    await page.getByRole('button', { name: 'Back to it' }).click();
    await expect(page.getByRole('radio', { name: 'Sunset' })).toBeChecked();
  });

  test('a cron expression, said back', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/new?device=boiler');
    await page.locator('summary', { hasText: 'More kinds' }).click();
    await page.getByRole('radio', { name: 'Expert: cron' }).check();
    const field = page.getByLabel('Cron expression');
    await field.fill('0 7 *');
    await expect(page.getByText(/The gateway cannot read it/)).toHaveCount(2);
    await field.fill('30 7,19 1,L * FRI#2');
    await expect(
      page.getByText(
        'Boiler turns on at 07:30 and 19:30 on the 1st and the last day of the month, and also on the second Friday of the month.',
      ),
    ).toBeVisible();
    await keep(page, 'schedule-cron-all');
  });

  test('a conflict is told, and saved by a second tap', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/new?device=ceiling-lamp');
    await page.getByRole('button', { name: 'Weekdays' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Morning');
    await expect(
      page.getByText('Ceiling lamp is told on and off at 07:00 (Morning, Away).'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Save schedule' }).click();
    await expect(page.getByRole('button', { name: 'Save anyway' })).toBeVisible();
    await keep(page, 'schedule-conflict');
    const sent = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/schedules'),
    );
    await page.getByRole('button', { name: 'Save anyway' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ withConflicts: true });
    await expect(page).toHaveURL(/\/schedules$/);
  });

  test('schedules, the day, and the ledger of one', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules');
    await expect(page.getByText('Today: 5 of 10 as planned, one still waiting')).toBeVisible();
    await expect(page.getByText('Next: 18:11')).toBeVisible();
    await keep(page, 'schedules-all');
    await page.getByRole('link', { name: /^Night bath/ }).click();
    await expect(page.getByText('Turn on – not done: the gateway was off')).toBeVisible();
    await page.getByRole('button', { name: 'Run now' }).click();
    await page.getByRole('button', { name: 'Do it now' }).click();
    await expect(page.getByText('Proof: the device read its output back.')).toBeVisible();
    await keep(page, 'schedule-ledger-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the day, moment by moment', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules/day');
    await expect(page.getByRole('heading', { name: 'Monday 22 March' })).toBeVisible();
    await expect(
      page.getByText('Turn on – not done: the gateway did not trust its clock'),
    ).toBeVisible();
    await keep(page, 'schedule-day-all');
    await page.getByRole('link', { name: 'Previous day' }).click();
    await expect(page.getByRole('heading', { name: 'Sunday 21 March' })).toBeVisible();
    await expect(page.getByText('Nothing was due on this day.')).toBeVisible();
  });

  test('everything paused but for one', async ({ page }) => {
    await playGateway(page, { pauses: [holiday] });
    await page.goto('/schedules');
    await expect(
      page.getByText('All schedules are paused until Sun 15 Aug, by Maria.'),
    ).toBeVisible();
    await expect(page.getByText('Night bath goes on.')).toBeVisible();
    await keep(page, 'schedules-paused-all');
  });

  test('a schedule that is paused with all others, on its page and at home', async ({ page }) => {
    await playGateway(page, { pauses: [holiday] });
    await page.goto('/schedules/5f0c2f5e-0000-4000-8000-000000000002');
    await expect(page.getByText('All schedules are paused until')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();
    await keep(page, 'schedule-paused-all');
    await page.goto('/');
    await expect(page.getByText('All schedules are paused until')).toBeVisible();
    await keep(page, 'home-paused');
  });

  test('pausing all until a day', async ({ page }) => {
    await playGateway(page);
    await page.goto('/schedules');
    await page.getByRole('button', { name: 'Pause all until…' }).click();
    await page.getByLabel('Until the day').fill('2027-08-15');
    await page.getByRole('checkbox', { name: 'Night bath' }).check();
    await keep(page, 'schedules-pause-form');
    const sent = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/pauses'),
    );
    await page.getByRole('button', { name: 'Pause until then' }).click();
    expect((await sent).postDataJSON()).toEqual({ until: '2027-08-15', keep: holiday.keep });
  });

  test('the schedules of a group paused', async ({ page }) => {
    await playGateway(page, { pauses: [groupHoliday] });
    await page.goto('/groups');
    await expect(page.getByText('The schedules of All lamps are paused until')).toBeVisible();
    await keep(page, 'group-paused');
    await page.getByRole('button', { name: 'Resume now' }).click();
  });

  test('schedules in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page, { pauses: [holiday] });
    await page.goto('/schedules');
    await expect(page.getByText(/30\sλεπτά πριν από τη δύση του ήλιου κάθε μέρα/)).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'schedules-greek-all');
    await page.goto('/schedules/new?device=boiler');
    await page.locator('summary', { hasText: 'Άλλα είδη' }).click();
    await page.getByRole('radio', { name: 'Ειδικοί: cron' }).check();
    await page.getByLabel('Έκφραση cron').fill('30 7,19 1,L * FRI#2');
    await expect(
      page.getByText(
        'Boiler: ανάβει στις 07:30 και 19:30 την 1η και την τελευταία ημέρα του μήνα, καθώς και τη δεύτερη Παρασκευή του μήνα.',
      ),
    ).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'schedule-greek-all');
  });
});
