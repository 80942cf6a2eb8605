import { expect, test, type Page } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { saveOf, tapOn, timePart, watchHands, type Hands } from './planning';

/** How many taps, digits and keys the three plans of every home take, counted where they arrive: in the page. */

test.setTimeout(20_000);

const most = { taps: 6, digits: 4 };
const mostKeys = 25;

const weekdaysOn = { value: true, recurrence: { kind: 'WEEKLY', time: '07:00' } };
const sunsetOn = { value: true, recurrence: { kind: 'SUN', event: 'SUNSET', offset: '-PT30M' } };
const lateOff = { value: false, recurrence: { kind: 'WEEKLY', time: '23:00' } };

async function startAtDevice(page: Page): Promise<() => Promise<Hands>> {
  const hands = await watchHands(page);
  await playGateway(page);
  await page.goto('/devices/reading-lamp');
  await expect(page.getByRole('link', { name: 'New schedule' })).toBeVisible();
  return hands;
}

test.describe('by touch or mouse, from the page of the device', () => {
  const isWithin = ({ taps, digits, keys }: Hands) => {
    expect(taps).toBeLessThanOrEqual(most.taps);
    expect(digits).toBeLessThanOrEqual(most.digits);
    expect(keys).toBe(digits);
  };

  test('weekdays at 07:00 on', async ({ page, isMobile }) => {
    const hands = await startAtDevice(page);
    const tap = tapOn(isMobile);
    await tap(page.getByRole('link', { name: 'New schedule' }));
    await tap(page.getByRole('button', { name: 'Weekdays' }));
    await tap(timePart(page, 'Time'));
    await page.keyboard.type('0700');
    const sent = await saveOf(page, () => tap(page.getByRole('button', { name: 'Save schedule' })));
    expect(sent).toMatchObject({ ...weekdaysOn, device: 'reading-lamp' });
    expect((sent as { recurrence: { days: string[] } }).recurrence.days).toHaveLength(5);
    isWithin(await hands());
  });

  test('30 minutes before sunset on', async ({ page, isMobile }) => {
    const hands = await startAtDevice(page);
    const tap = tapOn(isMobile);
    await tap(page.getByRole('link', { name: 'New schedule' }));
    await tap(page.getByRole('radio', { name: 'Sunset' }));
    await tap(page.getByLabel('Minutes', { exact: true }));
    await page.keyboard.type('30');
    const sent = await saveOf(page, () => tap(page.getByRole('button', { name: 'Save schedule' })));
    expect(sent).toMatchObject(sunsetOn);
    isWithin(await hands());
  });

  test('23:00 off', async ({ page, isMobile }) => {
    const hands = await startAtDevice(page);
    const tap = tapOn(isMobile);
    await tap(page.getByRole('link', { name: 'New schedule' }));
    await tap(page.getByRole('radio', { name: 'Turn off' }));
    await tap(timePart(page, 'Time'));
    await page.keyboard.type('2300');
    const sent = await saveOf(page, () => tap(page.getByRole('button', { name: 'Save schedule' })));
    expect(sent).toMatchObject(lateOff);
    isWithin(await hands());
  });
});

test.describe('by keyboard alone, from the page of the device', () => {
  test.skip(({ isMobile }) => isMobile);

  /** To the editor: past the places, to the link, and in. */
  async function intoEditor(page: Page): Promise<void> {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: 'New schedule' });
    for (let tab = 0; tab < 9; tab += 1) {
      await page.keyboard.press('Tab');
      if (await link.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await expect(page.getByRole('form', { name: 'New schedule' })).toBeFocused();
  }

  async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }

  const isWithin = ({ taps, keys }: Hands) => {
    expect(taps).toBe(0);
    expect(keys).toBeLessThanOrEqual(mostKeys);
  };

  test('weekdays at 07:00 on', async ({ page }) => {
    const hands = await startAtDevice(page);
    await intoEditor(page);
    await press(page, 'Tab', 'Tab', 'Tab', 'ArrowRight', 'Enter');
    await press(page, 'Tab', 'Tab', 'Tab', '0', '7', '0', '0');
    await expect(page.getByText('Reading lamp turns on weekdays at 07:00.')).toBeVisible();
    const sent = await saveOf(page, () => press(page, 'Enter'));
    expect(sent).toMatchObject(weekdaysOn);
    isWithin(await hands());
  });

  test('30 minutes before sunset on', async ({ page }) => {
    const hands = await startAtDevice(page);
    await intoEditor(page);
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'ArrowRight', 'ArrowRight');
    await press(page, 'Tab', 'Tab', '3', '0');
    await expect(
      page.getByText('Reading lamp turns on 30 minutes before sunset every day.'),
    ).toBeVisible();
    const sent = await saveOf(page, () => press(page, 'Enter'));
    expect(sent).toMatchObject(sunsetOn);
    isWithin(await hands());
  });

  test('23:00 off', async ({ page }) => {
    const hands = await startAtDevice(page);
    await intoEditor(page);
    await press(page, 'Tab', 'Tab', 'ArrowRight');
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab', '2', '3', '0', '0');
    await expect(page.getByText('Reading lamp turns off every day at 23:00.')).toBeVisible();
    const sent = await saveOf(page, () => press(page, 'Enter'));
    expect(sent).toMatchObject(lateOff);
    isWithin(await hands());
  });
});
