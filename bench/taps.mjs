// @ts-check
// taps.mjs [TAPS]: from a tap in one browser to the truth in another, two pages of one Chromium, through the web server of a running house.
//
//   node demo/with-house.mjs node bench/taps.mjs 200
//
// A tap begins at the page's own click event; the truth is the other page's switch, which turns only when the device has said so.
// Beside it stands what the gateway itself took for the same commands, from acceptance to the device's answer.

import { createRequire } from 'node:module';
import path from 'node:path';

const frontend = path.resolve(import.meta.dirname, '../frontend/package.json');
const { chromium } = createRequire(frontend)('playwright-core');

const WARM_UP = 20;
const PAUSE_MS = 300; // a device may say ten things a second, and says two for a tap
const LAMP = 'Ceiling lamp';
const DEVICE = 'ceiling-lamp';
const MAX_LISTED = 200;
const person = { name: 'Bench', password: 'a quick tap on two panes' };

/** @typedef {import('playwright-core').Page} Page */

const taps = Number(process.argv[2] ?? 120);
const { HEARTH_URL: url, HEARTH_CLAIM_CODE: code } = process.env;
if (!url || !code || !(taps >= 100 && taps <= MAX_LISTED)) {
  console.error(`usage: node demo/with-house.mjs node bench/taps.mjs [100 to ${MAX_LISTED} taps]`);
  process.exit(2);
}

/** @param {number[]} values @param {number} share */
function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** @param {Page} page */
const lampOf = (page) => page.getByRole('switch', { name: LAMP });

/** @param {Page} page */
async function claim(page) {
  await page.goto('/');
  await page.getByLabel('Claim code').fill(code ?? '');
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('New password').fill(person.password);
  await page.getByLabel('Name of the home').fill('Bench');
  await page.getByRole('button', { name: 'Make it mine' }).click();
  await lampOf(page).waitFor();
}

/** @param {Page} page */
async function signIn(page) {
  await page.goto('/');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await lampOf(page).waitFor();
}

/**
 * When something next happens to the lamp's switch, on the clock that both pages share: its click, or its turn.
 *
 * @param {Page} page
 * @param {'click' | 'turn'} what
 * @returns {Promise<{ at: Promise<number> }>} there when the page listens
 */
async function next(page, what) {
  const moment = await lampOf(page).evaluateHandle((lamp, kind) => {
    const now = () => performance.timeOrigin + performance.now();
    /** @type {Promise<number>} */
    const at = new Promise((resolve) => {
      if (kind === 'click') lamp.addEventListener('click', () => resolve(now()), { once: true, capture: true });
      else {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          resolve(now());
        });
        watch.observe(lamp, { attributes: true, attributeFilter: ['aria-checked'] });
      }
    });
    return { at };
  }, what);
  return { at: moment.evaluate((held) => held.at) };
}

/** @param {Page} mine @param {Page} theirs */
async function tap(mine, theirs) {
  const clicked = await next(mine, 'click');
  const turned = await next(theirs, 'turn');
  await lampOf(mine).click();
  const took = (await turned.at) - (await clicked.at);
  await mine.waitForTimeout(PAUSE_MS);
  return took;
}

/**
 * The gateway's own times of the newest commands, in ms.
 *
 * @param {import('playwright-core').APIRequestContext} web
 */
async function ownTimes(web) {
  const session = await web.post('/api/v1/sessions', { data: person });
  const { accessToken } = await session.json();
  const answer = await web.get(`/api/v1/devices/${DEVICE}/commands?limit=${taps}`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  /** @type {{ queuedAt: string, endedAt: string, state: string }[]} */
  const commands = await answer.json();
  const lost = commands.filter((command) => command.state !== 'ACKNOWLEDGED');
  if (lost.length > 0) throw new Error(`${lost.length} taps were not acknowledged`);
  return commands.map((command) => micros(command.endedAt) - micros(command.queuedAt)).map((took) => took / 1000);
}

/** An instant in µs, of which Date knows the milliseconds only. @param {string} instant */
function micros(instant) {
  const fraction = /\.(\d+)Z$/.exec(instant)?.[1] ?? '';
  return Math.floor(Date.parse(instant) / 1000) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** @param {string} name @param {number[]} values */
function line(name, values) {
  const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)];
  console.log(`${name.padEnd(44)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms`);
  return p50;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  // Two people, each with a browser of their own: nothing is shared but the machine.
  const visit = async () => (await browser.newContext({ baseURL: url, ignoreHTTPSErrors: true, locale: 'en-GB' })).newPage();
  const [mine, theirs] = [await visit(), await visit()];
  await claim(mine);
  await signIn(theirs);
  const took = [];
  for (let n = 0; n < WARM_UP + taps; n++) {
    const one = await tap(mine, theirs);
    if (n >= WARM_UP) took.push(one);
  }
  console.log(`${taps} taps`);
  const seen = line('tap in one browser to truth in another', took);
  const own = line("the gateway's own: accepted to acknowledged", await ownTimes(mine.request));
  console.log(`ratio of the two p50: ${(seen / own).toFixed(1)}`);
} finally {
  await browser.close();
}
