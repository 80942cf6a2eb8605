import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardsOf } from '@/features/devices/cards';
import { contact } from '@/lib/contact';
import { tellGatewayTime } from '@/lib/gateway-clock';
import type { DeviceView } from '@/lib/views';
import { comeIn, showInHouse } from '@/test-house';
import { setWish } from '../wishes';
import { RelayCard } from './relay-card';

interface Example {
  readonly device: DeviceView;
  readonly now: string;
}

/** Shows a golden example as a card; the gateway never answers, so that a wish stays open. */
function show(example: string) {
  const text = readFileSync(`../contracts/live/examples/${example}.json`, 'utf8');
  const { device, now } = JSON.parse(text) as Example;
  tellGatewayTime(now);
  setWish(device.id, 'relay1', undefined);
  const requests: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(await request.json());
    return new Promise<Response>(() => undefined);
  });
  const [card] = cardsOf(device);
  if (card?.kind !== 'relay') throw new Error(`${example} is not a relay.`);
  const view = showInHouse(
    <ul>
      <RelayCard device={device} capability={card.capability} />
    </ul>,
  );
  return { requests, view };
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a relay card', () => {
  it('shows a wish at once, with the old light, and ignores a second tap', async () => {
    const { requests } = show('settled-off');
    const lamp = screen.getByRole('switch');
    await userEvent.click(lamp);
    await userEvent.click(lamp);
    expect(screen.getByText('Turning on…')).toBeTruthy();
    expect(lamp.getAttribute('aria-busy')).toBe('true');
    expect(lamp.getAttribute('aria-checked')).toBe('false');
    await vi.waitFor(() => {
      expect(requests).toEqual([{ capability: 'relay1', operation: 'SET', value: true }]);
    });
  });

  it('tries the wish that failed again, not the opposite of the state', async () => {
    const { requests } = show('unsent');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => {
      expect(requests).toEqual([{ capability: 'relay1', operation: 'SET', value: false }]);
    });
  });

  it('sends a wish that got no answer again under the same key', async () => {
    show('settled-off');
    const keys: (string | null)[] = [];
    vi.stubGlobal('fetch', (request: Request) => {
      if (request.url.endsWith('/commands')) keys.push(request.headers.get('Idempotency-Key'));
      return Promise.reject(new TypeError('no contact'));
    });
    await userEvent.click(screen.getByRole('switch'));
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => {
      expect(keys).toHaveLength(2);
    });
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    await userEvent.click(await screen.findByRole('switch'));
    await vi.waitFor(() => {
      expect(keys).toHaveLength(3);
    });
  });

  it.each(['offline', 'settled-on'])('sends nothing when it is blocked: %s', async (example) => {
    if (example === 'settled-on') contact.set({ kind: 'lost' });
    const { requests } = show(example);
    const lamp = screen.getByRole('switch');
    lamp.focus();
    expect(document.activeElement).toBe(lamp);
    await userEvent.keyboard('{Enter}');
    expect(lamp.getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByText(/^Turning/)).toBeNull();
    expect(requests).toEqual([]);
  });

  it('offers both ways and no switch while the state is not known', () => {
    show('unknown');
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.getByRole('button', { name: 'Turn on' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Turn off' })).toBeTruthy();
  });

  it.each(['confirmed', 'pending', 'unconfirmed', 'offline', 'unknown', 'refused-limit'])(
    'is accessible: %s',
    async (example) => {
      const { view } = show(example);
      const results = await axe.run(view.container, {
        rules: { 'color-contrast': { enabled: false } },
      });
      expect(results.violations.map((violation) => violation.id)).toEqual([]);
    },
  );
});
