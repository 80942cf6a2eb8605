import { expect, test, type Locator, type Page } from '@playwright/test';
import { tornWords } from './checks';
import { playGateway } from './fake-gateway';
import { schedules } from './house-schedules';
import { expectNoOverflow } from './pictures';

/** What a narrow phone must not tear or push. */
test.skip(({ isMobile }) => !isMobile);

const [firstSchedule = { id: '' }] = schedules;

const speak = (page: Page, language: string) =>
  page.addInitScript((chosen) => {
    localStorage.setItem('hearth.language', chosen);
  }, language);

const tops = (found: Locator) =>
  found.evaluateAll((all) => all.map((element) => element.getBoundingClientRect().top));

for (const language of ['en', 'el']) {
  test.describe(language, () => {
    test.beforeEach(async ({ page }) => {
      await speak(page, language);
      await playGateway(page);
    });

    for (const width of [390, 320]) {
      test(`the bar at ${String(width)} px with text at 200 % tears no word`, async ({ page }) => {
        await page.setViewportSize({ width, height: 844 });
        await page.goto('/');
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        await expect(page.locator('nav a')).toHaveCount(5);
        await page.evaluate(() => document.fonts.ready);
        expect(await tornWords(page, 'nav a')).toEqual([]);
      });
    }

    test('the steps of the last command tear no word', async ({ page }) => {
      await page.goto('/devices/ceiling-lamp');
      await expect(page.locator('main ol li')).toHaveCount(3);
      await page.evaluate(() => document.fonts.ready);
      expect(await tornWords(page, 'main ol')).toEqual([]);
    });

    test('the ranges of a chart stand on one line', async ({ page }) => {
      for (const path of ['/history', '/devices/living-air']) {
        await page.goto(path);
        const ranges = page.locator('fieldset').first().locator('input');
        await expect(ranges).toHaveCount(5);
        await page.evaluate(() => document.fonts.ready);
        expect(new Set(await tops(ranges)).size).toBe(1);
      }
    });

    for (const scale of ['100%', '200%']) {
      test(`nothing of the schedules hangs out at 320 px with text at ${scale}`, async ({
        page,
      }) => {
        await page.setViewportSize({ width: 320, height: 844 });
        for (const path of [
          '',
          '/new?device=boiler',
          '/day',
          `/${firstSchedule.id}`,
          `/${firstSchedule.id}/copy`,
          '/exchange',
        ]) {
          await page.goto(`/schedules${path}`);
          await expect(page.locator('main h1')).toBeVisible();
          await expect(
            page
              .locator('main')
              .getByText(/turns on|ανάβει|Night bath|Maria’s phone/)
              .first(),
          ).toBeVisible();
          await page.evaluate((size) => {
            document.documentElement.style.fontSize = size;
          }, scale);
          await page.evaluate(() => document.fonts.ready);
          await expectNoOverflow(page);
        }
      });
    }

    test('the table of the next times tears no time', async ({ page }) => {
      await page.goto('/schedules/new?device=ceiling-lamp');
      await expect(page.locator('main tbody tr').first()).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      expect(await tornWords(page, 'main tbody td:nth-child(-n + 2)')).toEqual([]);
    });

    test('rooms with and without a button to turn off begin alike', async ({ page }) => {
      await page.goto('/');
      await expect(page.locator('main h2').first()).toBeVisible();
      const heads = await page.locator('main section > div:has(> h2)').evaluateAll((found) =>
        found.map((head) => ({
          height: head.getBoundingClientRect().height,
          hasButton: head.querySelector('button') !== null,
        })),
      );
      expect(new Set(heads.map((head) => head.hasButton)).size).toBe(2);
      expect(new Set(heads.map((head) => head.height)).size).toBe(1);
    });
  });
}
