import { defineConfig } from '@playwright/test';

const launchOptions = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
const wide = { viewport: { width: 1280, height: 800 } };
// A whole house runs beside these two; how fast it is, the benchmark tells.
const patient = { timeout: 20_000 };
const otherFlows = /(joining|passes|recovery)/;
const port = Number(process.env['HEARTH_SCREENS_PORT'] ?? 4178);

export default defineConfig({
  testDir: 'e2e',
  // One walks through the real house while another looks at pages before made-up ones.
  workers: 2,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${String(port)}`,
    launchOptions,
    ignoreHTTPSErrors: true,
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: 'America/New_York',
    locale: 'en-GB',
  },
  webServer: {
    command: `node e2e/serve.mjs ${String(port)}`,
    url: `http://127.0.0.1:${String(port)}/`,
    reuseExistingServer: false,
  },
  projects: [
    // First: it claims the house, which the other flows find claimed. They change the same house, so one goes after the other.
    { name: 'main-job', testMatch: /main-job/, use: wide, workers: 1, expect: patient },
    {
      name: 'house',
      testMatch: otherFlows,
      dependencies: ['main-job'],
      use: wide,
      workers: 1,
      expect: patient,
    },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
      testMatch: /screens/,
    },
    {
      name: 'desktop',
      use: wide,
      testIgnore: [/main-job/, otherFlows],
    },
  ],
});
