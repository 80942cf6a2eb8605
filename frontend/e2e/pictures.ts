import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, failOnPolicyViolation } from './checks';

const folder = '../docs/screenshots';

/** Makes the window as tall as the page, so that the bars stand where they belong. */
async function showWhole(page: Page): Promise<void> {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size !== null) await page.setViewportSize({ width: size.width, height });
}

/** Nothing hangs out at the side, however large the text is. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

/** The dashboard speaks Greek from the next page on. */
export const inGreek = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    localStorage.setItem('hearth.language', 'el');
  });

/** Text twice as large, as a browser's own setting makes it. */
export const largeText = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });

/** Looks at a page for faults that a machine can find, and keeps a picture of it; of all of it if the name ends in `-all`. */
export type Keep = (page: Page, name: string) => Promise<void>;

/** The same tests in light and in dark. */
export function inBothSchemes(tests: (keep: Keep) => void): void {
  for (const scheme of ['light', 'dark'] as const) {
    test.describe(scheme, () => {
      test.use({ colorScheme: scheme });
      test.beforeEach(({ page }) => {
        failOnPolicyViolation(page);
      });
      tests(async (page, name) => {
        await page.evaluate(() => document.fonts.ready);
        await expectAccessible(page);
        const size = test.info().project.name;
        if (name.endsWith('-all')) await showWhole(page);
        await page.screenshot({ path: `${folder}/${name}-${size}-${scheme}.png` });
      });
    });
  }
}
