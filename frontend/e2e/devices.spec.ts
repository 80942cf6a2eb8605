import { expect, test, type Page } from '@playwright/test';
import { Board } from './board';
import { comeIn, houseUrl, newVisitor, owner } from './household';

test.describe.configure({ mode: 'serial' });
test.use({ baseURL: houseUrl ?? 'https://localhost', timezoneId: 'Europe/Athens' });

const name = 'Kitchen lamp';
const id = 'kitchen-lamp';

/** The life of a device, in a real browser against a running house and real firmware. */
test.describe('a device comes, is kept and goes', () => {
  test.skip(
    houseUrl === undefined,
    'HEARTH_URL is not set: there is no running house to try this on.',
  );

  let page: Page;
  let other: Page;
  const boards: Board[] = [];

  const startBoard = (code: string): Board => {
    const board = new Board(id, code);
    boards.push(board);
    return board;
  };
  const cardOn = (screen: Page) =>
    screen.getByRole('listitem').filter({ has: screen.getByRole('link', { name, exact: true }) });
  const shownCode = async () => {
    const code = page.locator('code');
    await expect(code).toHaveText(/^HEARTH1:[\w-]+:[0-9a-f]{8}$/);
    return code.innerText();
  };

  test.beforeAll(async ({ browser }) => {
    page = await newVisitor(browser);
    await comeIn(page);
    other = await newVisitor(browser);
    await comeIn(other);
  });

  test.afterAll(async () => {
    for (const board of boards) await board.stop();
    await page.close();
    await other.close();
  });

  test('has a new room', async () => {
    await page.goto('/more/rooms');
    await page.getByLabel('New room', { exact: true }).fill('Kitchen');
    await page.getByRole('button', { name: 'Add' }).click();
    const rooms = page.getByRole('list', { name: 'Rooms' }).getByRole('listitem');
    await expect(rooms.last()).toContainText('Kitchen');
    await page.getByRole('button', { name: 'Move Kitchen up' }).click();
    await expect(rooms.last()).not.toContainText('Kitchen');
  });

  test('comes in with the code that is shown, and can be switched', async () => {
    await page.goto('/more/add-device');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('combobox', { name: 'Room' }).selectOption('Kitchen');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await expect(page.getByText('Good for 15 more minutes')).toBeVisible();
    const code = await shownCode();
    await page.getByRole('button', { name: 'Copy the text' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);

    startBoard(code);

    await expect(page.getByText(`${name} is here`)).toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: `Look at ${name}` }).click();
    await page.getByRole('switch', { name }).click();
    await expect(page.getByText(/^On · confirmed in [\d,]+\sms$/)).toBeVisible({ timeout: 5_000 });
    await expect(cardOn(other).getByRole('switch')).toHaveAttribute('aria-checked', 'true');
  });

  test('takes a limit and keeps it', async () => {
    await page.goto(`/devices/${id}/settings`);
    await page.getByLabel('Shortest time off', { exact: true }).fill('10');
    await page.getByRole('button', { name: 'Save limits' }).click();
    await expect(page.getByText('The device has confirmed.')).toBeVisible({ timeout: 10_000 });
    await page.goto(`/devices/${id}`);
    const lamp = page.getByRole('switch', { name });
    await lamp.click();
    await expect(lamp).toHaveAttribute('aria-checked', 'false');
    await lamp.click();
    await expect(
      page.getByText('Refused: it must stay off a little longer', { exact: true }),
    ).toBeVisible();
  });

  test('gets a new key without being locked out', async () => {
    await page.goto(`/devices/${id}/settings`);
    await page.getByRole('button', { name: 'Give it a new key' }).click();
    await expect(page.getByText('The old key opens nothing any more')).toBeVisible({
      timeout: 15_000,
    });
  });

  test('is replaced by another one; the old key is refused', async () => {
    await page.goto(`/devices/${id}/settings`);
    await page.getByRole('button', { name: 'Make a new code' }).click();
    await page.getByRole('button', { name: 'Make it' }).click();
    const code = await shownCode();
    const [old] = boards;
    await expect
      .poll(() => old?.count('unreached', 'refused_by_broker'), { timeout: 30_000 })
      .toBeGreaterThan(0);

    startBoard(code);

    await expect(page.getByText(`${name} is here`)).toBeVisible({ timeout: 20_000 });
    await expect(cardOn(other).getByText(/Offline/)).toHaveCount(0);
  });

  test('is disabled: nobody can switch it, and everybody sees why', async () => {
    await page.goto(`/devices/${id}/settings`);
    await page.getByRole('button', { name: 'Disable the device' }).click();
    await page.getByRole('button', { name: 'Disable it' }).click();
    await expect(page.getByText('The house does not listen to it.')).toBeVisible();
    await expect(cardOn(other).getByText('Disabled by the owner', { exact: true })).toBeVisible();
    await expect(cardOn(other).getByRole('switch')).toHaveAttribute('aria-disabled', 'true');
    expect(await order(page)).toEqual({ status: 409, code: 'device-disabled' });
  });

  test('is enabled again and comes back by itself', async () => {
    await page.getByRole('button', { name: 'Enable the device' }).click();
    await expect(cardOn(other).getByText('Disabled by the owner', { exact: true })).toHaveCount(0);
    await expect(cardOn(other).getByText(/Offline/)).toHaveCount(0, { timeout: 60_000 });
  });

  test('is removed from every screen', async () => {
    await page.getByRole('button', { name: 'Remove the device' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(cardOn(page)).toHaveCount(0);
    await expect(cardOn(other)).toHaveCount(0);
  });

  test('leaves a code that can be withdrawn', async () => {
    await page.goto('/more/add-device');
    await page.getByLabel('Name', { exact: true }).fill('Cellar fan');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await shownCode();
    await page.getByRole('button', { name: 'Withdraw the code' }).click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await expect(page.getByRole('button', { name: 'Make the code' })).toBeVisible();
    await expect(page.getByText('Codes that wait for a device')).toHaveCount(0);
  });
});

/** A command past the screen, as another program would send it. */
async function order(page: Page): Promise<{ status: number; code: string }> {
  const signedIn = await page.request.post('/api/v1/sessions', {
    data: { name: owner.name, password: owner.password },
    headers: { 'X-Hearth': '1' },
  });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const answer = await page.request.post(`/api/v1/devices/${id}/commands`, {
    data: { capability: 'relay1', operation: 'SET', value: true },
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  const { code } = (await answer.json()) as { code: string };
  return { status: answer.status(), code };
}
