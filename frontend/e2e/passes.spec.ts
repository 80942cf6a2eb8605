import { expect, test, type Page } from '@playwright/test';
import { comeIn, houseUrl, newVisitor } from './household';

test.describe.configure({ mode: 'serial' });

/** Somebody new is given a pass, uses it, and loses it while looking: against a running house. */
test.describe('a guest pass', () => {
  test.skip(houseUrl === undefined, 'HEARTH_URL is not set: there is no running house.');

  const sitter = `Sitter ${String(Date.now() % 100_000)}`;
  let owner: Page;
  let guest: Page;
  let link = '';

  test.beforeAll(async ({ browser }) => {
    owner = await newVisitor(browser);
    guest = await newVisitor(browser);
    await comeIn(owner);
  });

  test.afterAll(async () => {
    await owner.context().close();
    await guest.context().close();
  });

  test('is given to somebody who is not here yet, with the link', async () => {
    await owner.goto('/more/passes/new');
    await owner.getByLabel('For whom').selectOption('Invite somebody new');
    await owner.getByLabel('Name of the guest').fill(sitter);
    await owner.getByRole('checkbox', { name: 'Ceiling lamp' }).check();
    await owner.getByRole('button', { name: 'Every day' }).click();
    for (const field of ['From (time)', 'Until (time)']) {
      await owner.getByRole('group', { name: field }).getByRole('spinbutton').first().focus();
      await owner.keyboard.type('0000');
    }
    await owner.getByRole('button', { name: 'Save the pass' }).click();
    link = (await owner.getByText(/\/join#[\w-]{22}$/).textContent()) ?? '';
    await owner.getByRole('button', { name: 'Done' }).click();
    await expect(owner.getByText('Waits until the invitation is accepted')).toBeVisible();
  });

  test('opens its device, and nothing else, to whoever comes by the link', async () => {
    await guest.goto(link);
    await guest.getByLabel('Your name').fill(sitter);
    await guest.getByLabel('New password').fill('seven grey cats sleep');
    await guest.getByRole('button', { name: 'Join' }).click();
    await expect(guest.getByText('Live', { exact: true })).toBeVisible();
    await expect(guest.getByRole('link', { name: 'Ceiling lamp' })).toBeVisible();
    await expect(guest.getByRole('link', { name: 'Boiler' })).toHaveCount(0);
    const lamp = guest.getByRole('switch', { name: 'Ceiling lamp' });
    const isOn = (await lamp.getAttribute('aria-checked')) === 'true';
    await lamp.click();
    const proof = isOn ? /^Off · confirmed in/ : /^On · confirmed in/;
    await expect(guest.getByText(proof)).toBeVisible({ timeout: 3_000 });
  });

  test('is revoked with one tap, and what it opened goes from an open page', async () => {
    await owner.goto('/more/passes');
    await owner.getByRole('button', { name: `Revoke the pass of ${sitter}` }).click();
    await expect(guest.getByRole('link', { name: 'Ceiling lamp' })).toHaveCount(0, {
      timeout: 2_000,
    });
    await expect(owner.getByRole('button', { name: 'Undo: give it again' })).toBeVisible();
  });
});
