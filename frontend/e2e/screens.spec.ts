import { expect, test } from '@playwright/test';
import { playGateway } from './fake-gateway';
import { devices } from './house';
import { withEverything } from './house-enrolment';
import * as house from './house';
import { expectNoOverflow, inBothSchemes, inGreek, largeText } from './pictures';

/** The house, its landing lamp with everything that can be set. */
const rich = devices.map((device) =>
  device.id === 'landing-lamp' ? withEverything(device) : device,
);

inBothSchemes((keep) => {
  test('home with every state of a card', async ({ page }) => {
    await playGateway(page);
    await page.goto('/');
    await expect(page.getByText('On · confirmed in 143 ms')).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await keep(page, 'home-all');
  });

  test('home without contact', async ({ page }) => {
    await playGateway(page, { losesContact: true });
    await page.goto('/');
    await expect(
      page.getByText('Lost contact with the gateway. Showing the house as of 18:04.'),
    ).toBeVisible();
    const lamp = page.getByRole('switch', { name: 'Reading lamp' });
    await expect(lamp).toHaveAttribute('aria-disabled', 'true');
    await keep(page, 'home-lost');
  });

  test('home without devices', async ({ page }) => {
    await playGateway(page, { devices: [] });
    await page.goto('/');
    await expect(page.getByText('No devices yet. Add your first device.')).toBeVisible();
    await keep(page, 'home-empty');
  });

  test('home in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Καλησπέρα' })).toBeVisible();
    await keep(page, 'home-greek');
  });

  test('home with text at 200 %', async ({ page }) => {
    await playGateway(page);
    await page.goto('/');
    await largeText(page);
    await expect(page.getByText('On · confirmed in 143 ms')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'home-large-text');
  });

  test('history of a year', async ({ page }) => {
    await playGateway(page);
    await page.goto('/history');
    await page.getByRole('radio', { name: '1 y' }).check();
    const chart = page.getByRole('slider');
    await expect(chart).toBeVisible();
    const before = await chart.getAttribute('aria-valuetext');
    await chart.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(chart).not.toHaveAttribute('aria-valuetext', before ?? '');
    await keep(page, 'history-year');
  });

  test('a device', async ({ page }) => {
    await playGateway(page);
    await page.goto('/devices/boiler');
    await expect(page.getByRole('slider')).toBeVisible();
    await expect(page.getByText('Not confirmed. Last known: off')).toBeVisible();
    await expect(page.getByText('by itself until Wed 18:00 if the gateway is away')).toBeVisible();
    await keep(page, 'device-all');
  });

  test('the lines of the Pi', async ({ page }) => {
    await playGateway(page, { devices: [house.pins] });
    await page.goto('/devices/house-pins');
    await page.getByRole('link', { name: 'Choose what is wired where' }).click();
    await expect(page.getByText('Line 27 is in use by w1-gpio.')).toBeVisible();
    await page.getByRole('button', { name: 'Add a line' }).click();
    await expect(page.getByRole('group', { name: 'GPIO 4' })).toBeVisible();
    await keep(page, 'lines');
  });

  test('activity', async ({ page }) => {
    await playGateway(page);
    await page.goto('/activity');
    await expect(page.getByText('Ceiling lamp turned on')).toBeVisible();
    await expect(page.getByText('All 412 entries are sealed')).toBeVisible();
    await keep(page, 'activity');
  });

  test('more', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more');
    await expect(page.getByText('Olive House')).toBeVisible();
    await expect(page.getByText('A new device asks to join.')).toBeVisible();
    await keep(page, 'more');
  });

  test('adding a device', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/add-device');
    await expect(page.getByText('It says that it is: esp8266-climate')).toBeVisible();
    await expect(page.getByText('Good for 4 more minutes')).toBeVisible();
    await keep(page, 'add-device-all');
  });

  test('the code of a new device', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/add-device');
    await page.getByLabel('Name', { exact: true }).fill('Kitchen lamp');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await expect(page.getByRole('img', { name: 'Code for Kitchen lamp' })).toBeVisible();
    await expect(page.getByText('Good for 15 more minutes')).toBeVisible();
    await keep(page, 'enrolment-code');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the code of a new device in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/more/add-device');
    await page.getByLabel('Όνομα', { exact: true }).fill('Φως κουζίνας');
    await page.getByRole('button', { name: 'Δημιουργία κωδικού' }).click();
    await expect(page.getByText('Ισχύει για 15 λεπτά ακόμη')).toBeVisible();
    await keep(page, 'enrolment-code-greek-all');
  });

  test('a new device that is here', async ({ page }) => {
    await playGateway(page, { code: 'USED' });
    await page.goto('/more/add-device');
    await page.getByLabel('Name', { exact: true }).fill('Kitchen lamp');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await expect(page.getByText('Kitchen lamp is here')).toBeVisible();
    await keep(page, 'enrolment-here');
  });

  test('a code that nobody used', async ({ page }) => {
    await playGateway(page, { code: 'EXPIRED' });
    await page.goto('/more/add-device');
    await page.getByLabel('Name', { exact: true }).fill('Kitchen lamp');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await expect(page.getByRole('button', { name: 'Make a new code' })).toBeVisible();
    await keep(page, 'enrolment-over');
  });

  test('adding a device without contact', async ({ page }) => {
    await playGateway(page, { losesContact: true });
    await page.goto('/more/add-device');
    await page.getByLabel('Name', { exact: true }).fill('Kitchen lamp');
    await expect(page.getByText('Lost contact with the gateway.')).toBeVisible();
    const make = page.getByRole('button', { name: 'Make the code' });
    await expect(make).toHaveAttribute('aria-disabled', 'true');
    await keep(page, 'add-device-lost');
  });

  test('settings of a device', async ({ page }) => {
    await playGateway(page, { devices: rich });
    await page.goto('/devices/landing-lamp/settings');
    await expect(
      page.getByText('The device refused: it cannot keep this value (Longest time on)'),
    ).toBeVisible();
    await expect(page.getByText('Waits for the device to take it')).toBeVisible();
    await expect(page.getByLabel('Longest time on').first()).toHaveAccessibleDescription(
      /Not taken: 2 hours\. The device has: 1 hour\.$/,
    );
    await keep(page, 'device-settings-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('settings of a device in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page, { devices: rich });
    await page.goto('/devices/landing-lamp/settings');
    await expect(page.getByRole('heading', { name: 'Όρια ασφαλείας' })).toBeVisible();
    await expect(page.getByText('Αναμονή να το πάρει η συσκευή')).toBeVisible();
    await keep(page, 'device-settings-greek-all');
  });

  test('a device with older firmware', async ({ page }) => {
    await playGateway(page, { devices: rich });
    await page.goto('/devices/landing-lamp/settings');
    await page.getByText('Older firmware', { exact: true }).click();
    await page.getByRole('button', { name: 'Add a part' }).click();
    await page.getByRole('button', { name: 'Add a part' }).scrollIntoViewIfNeeded();
    await keep(page, 'older-firmware-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('a disabled device', async ({ page }) => {
    await playGateway(page);
    await page.goto('/devices/old-pump');
    await expect(
      page.getByText('Disabled by the owner since 14:02. The house does not listen to it.'),
    ).toBeVisible();
    await keep(page, 'device-disabled');
  });

  test('the broker', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/broker');
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await keep(page, 'broker');
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await expect(page.getByText('"temperature":21.4')).toBeVisible();
    await page.getByLabel('Topic or filter to check').fill('hearth/#/boiler');
    await page.getByRole('button', { name: 'Check it' }).click();
    await expect(page.getByText('A # may only stand at the end.')).toBeVisible();
    await page.getByLabel('Topic of the message').fill('garden/lamp');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('It is none of this home’s topics.')).toBeVisible();
    await page.getByLabel('Name of the program').fill('energy-monitor');
    await page.getByRole('button', { name: 'Let it in' }).click();
    await expect(page.getByText('not-a-secret-but-as-long-as-one')).toBeVisible();
    await keep(page, 'broker-all');
    await largeText(page);
    await expectNoOverflow(page);
  });

  test('the broker in Greek', async ({ page }) => {
    await inGreek(page);
    await playGateway(page);
    await page.goto('/more/broker');
    await expect(page.getByText('Σε σύνδεση', { exact: true })).toBeVisible();
    await expect(page.getByText('Το τέλος μιας εντολής')).toBeVisible();
    await expectNoOverflow(page);
    await keep(page, 'broker-greek-all');
  });

  test('the broker is the owner’s', async ({ page }) => {
    await playGateway(page, { role: 'MEMBER' });
    await page.goto('/more');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Broker' })).toHaveCount(0);
    await page.goto('/more/broker');
    await expect(page.getByText('Only the owner can do this.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
  });

  test('rooms', async ({ page }) => {
    await playGateway(page);
    await page.goto('/more/rooms');
    await expect(page.getByRole('button', { name: 'Move Bathroom up' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove Bathroom' }).click();
    await expect(page.getByRole('button', { name: 'Remove it' })).toBeFocused();
    await keep(page, 'rooms');
  });

  test('scenes: on Home, their list, and one being made', async ({ page }) => {
    await playGateway(page);
    await page.goto('/');
    await page.getByRole('button', { name: 'Evening' }).click();
    await expect(page.getByText('Evening: 2 of 4 confirmed')).toBeVisible();
    await expect(page.getByText('Garden pump was left out: offline')).toBeVisible();
    await keep(page, 'scene-outcome');
    await page.goto('/scenes');
    await expect(page.getByText(/Dining lamp 40\s%/)).toBeVisible();
    await keep(page, 'scenes');
    await page.goto('/scenes/new');
    await page.getByLabel('Name').fill('Dinner');
    await page.getByRole('checkbox', { name: 'Dining lamp' }).check();
    await page.getByRole('checkbox', { name: 'Reading lamp' }).check();
    await expect(page.getByRole('slider', { name: 'Brightness of Dining lamp' })).toHaveValue('40');
    await expect(page.getByRole('button', { name: 'Save' })).toBeInViewport();
    await keep(page, 'scene-new');
  });

  test('groups', async ({ page }) => {
    await playGateway(page);
    await page.goto('/groups');
    await expect(page.getByText('Ceiling lamp · Reading lamp · Dining lamp')).toBeVisible();
    await page.getByRole('button', { name: 'Remove: All lamps' }).click();
    await keep(page, 'groups');
  });

  test('a dimmer and a gate', async ({ page }) => {
    await playGateway(page);
    await page.goto('/devices/dining-lamp');
    await expect(page.getByRole('slider', { name: 'Brightness of Dining lamp' })).toHaveValue('40');
    await keep(page, 'dimmer');
    await page.goto('/devices/street-gate');
    await page.getByRole('button', { name: 'Open gate: Street gate' }).click();
    await expect(page.getByText('Open the Street gate now?')).toBeVisible();
    await keep(page, 'gate');
  });

  test('turning a room off asks first', async ({ page }) => {
    await playGateway(page);
    await page.goto('/');
    await page.getByRole('button', { name: /^Living room: / }).click();
    await expect(page.getByText('Turn off everything in Living room now?')).toBeVisible();
    await keep(page, 'room-off');
  });

  test('activity in Greek', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('hearth.language', 'el');
    });
    await playGateway(page);
    await page.goto('/activity');
    await expect(page.getByText('Ξεκίνησε η σκηνή «Evening»')).toBeVisible();
    await keep(page, 'activity-greek-all');
  });

  test('claim', async ({ page }) => {
    await playGateway(page, { signedOut: { claimed: false } });
    await page.goto('/');
    await expect(page.getByLabel('Time zone of the home')).toHaveValue('America/New_York');
    await keep(page, 'claim');
  });

  test('sign in', async ({ page }) => {
    await playGateway(page, { signedOut: { claimed: true } });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Sign in to Olive House' })).toBeVisible();
    await keep(page, 'sign-in');
  });
});
