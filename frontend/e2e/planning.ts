import type { Locator, Page } from '@playwright/test';
import type { HomeView } from '../src/lib/views';

/** The first part of the time field of this name. */
export function timePart(page: Page, label: string): Locator {
  return page.getByRole('group', { name: label, exact: true }).getByRole('spinbutton').first();
}

/** Types a time into the field of this name, as a person does: the first part takes the digits and passes on. */
export async function typeTime(page: Page, label: string, digits: string): Promise<void> {
  await timePart(page, label).click();
  await page.keyboard.type(digits);
}

/** A finger on a phone, a mouse elsewhere. */
export function tapOn(isMobile: boolean): (target: Locator) => Promise<void> {
  return (target) => (isMobile ? target.tap() : target.click());
}

/** What hands did to the page. */
export interface Hands {
  readonly taps: number;
  /** Keys that were pressed, digits among them. */
  readonly keys: number;
  readonly digits: number;
}

/** Counts what arrives in the page, whoever sent it; the answer tells what came so far. */
export async function watchHands(page: Page): Promise<() => Promise<Hands>> {
  await page.addInitScript(() => {
    const hands = { taps: 0, keys: 0, digits: 0 };
    Object.assign(window, { hands });
    addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted) hands.taps += 1;
      },
      true,
    );
    addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted) return;
        hands.keys += 1;
        if (/^\d$/.test(event.key)) hands.digits += 1;
      },
      true,
    );
  });
  return () => page.evaluate(() => (window as unknown as { hands: Hands }).hands);
}

/** What is sent when a new schedule is saved. */
export async function saveOf(page: Page, save: () => Promise<void>): Promise<unknown> {
  const [request] = await Promise.all([
    page.waitForRequest(
      (other) => other.method() === 'POST' && other.url().endsWith('/api/v1/schedules'),
    ),
    save(),
  ]);
  return request.postDataJSON();
}

/** A house of which nobody has said where it stands. */
export function withoutPlace(home: HomeView): HomeView {
  const { position, ...rest } = home;
  return position === undefined ? home : rest;
}
