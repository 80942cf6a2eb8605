import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './checks';

const folder = '../docs/screenshots';

/** Makes the window as tall as the page, so that the bars stand where they belong. */
async function showWhole(page: Page): Promise<void> {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size !== null) await page.setViewportSize({ width: size.width, height });
}

/** Keeps a picture of an accessible screen; of the whole page, if its name ends in `-all`. */
export function keeper(scheme: string): (page: Page, name: string) => Promise<void> {
  return async (page, name) => {
    await page.evaluate(() => document.fonts.ready);
    await expectAccessible(page);
    const size = test.info().project.name;
    if (name.endsWith('-all')) await showWhole(page);
    await page.screenshot({ path: `${folder}/${name}-${size}-${scheme}.png` });
  };
}

/** Nothing hangs out at the side, however large the text is. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

/** The person reads Greek. */
export async function inGreek(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('hearth.language', 'el');
  });
}

/** The person reads at twice the size. */
export function largeText(page: Page): Promise<string> {
  return page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
}
