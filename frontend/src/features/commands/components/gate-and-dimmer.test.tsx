import { readFileSync } from 'node:fs';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardsOf } from '@/features/devices/cards';
import { tellGatewayTime } from '@/lib/gateway-clock';
import type { DeviceView } from '@/lib/views';
import { comeIn, showInHouse } from '@/test-house';
import { setWish } from '../wishes';
import { DimmerPanel } from './dimmer-panel';
import { GateCard } from './gate-card';

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
  setWish(device.id, 'level1', undefined);
  const requests: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(await request.json());
    return new Promise<Response>(() => undefined);
  });
  const [card] = cardsOf(device);
  if (card?.kind !== 'gate' && card?.kind !== 'dimmer') throw new Error(example);
  const Control = card.kind === 'gate' ? GateCard : DimmerPanel;
  const view = showInHouse(<Control device={device} capability={card.capability} />);
  return { requests, view };
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a gate', () => {
  it('is a button that asks, sends one pulse, and ignores a second tap', async () => {
    const { requests } = show('gate-closed');
    expect(screen.queryByRole('switch')).toBeNull();
    await userEvent.dblClick(screen.getByRole('button', { name: 'Open gate: Street gate' }));
    expect(screen.getByText('Open the Street gate now?')).toBeTruthy();
    expect(requests).toEqual([]);
    const yes = screen.getByRole('button', { name: 'Open now' });
    expect(document.activeElement).toBe(yes);
    await userEvent.click(yes);
    expect(screen.getByText('Opening…')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Open gate: Street gate' }));
    expect(screen.queryByText('Open the Street gate now?')).toBeNull();
    await vi.waitFor(() => {
      expect(requests).toEqual([{ capability: 'relay1', operation: 'PULSE', milliseconds: 500 }]);
    });
  });

  it('gives the focus back to its button on Esc', async () => {
    const { requests } = show('gate-closed');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Open gate: Street gate' }),
    );
    expect(requests).toEqual([]);
  });

  it('asks nothing while it is offline', async () => {
    show('gate-offline');
    await userEvent.click(screen.getByRole('button', { name: 'Open gate: Street gate' }));
    expect(screen.queryByText('Open the Street gate now?')).toBeNull();
  });
});

describe('a dimmer', () => {
  it('is sent when the finger lets go, and not before', async () => {
    const { requests } = show('dimmer-settled');
    const slider = screen.getByRole('slider', { name: 'Brightness of Dining lamp' });
    fireEvent.pointerDown(slider);
    fireEvent.change(slider, { target: { value: '55' } });
    fireEvent.change(slider, { target: { value: '70' } });
    expect(requests).toEqual([]);
    fireEvent.pointerUp(slider);
    expect(screen.getByText(/^Setting to 70\s%…$/)).toBeTruthy();
    await vi.waitFor(() => {
      expect(requests).toEqual([{ capability: 'level1', operation: 'LEVEL', value: 70 }]);
    });
  });

  it('is turned off by its switch', async () => {
    const { requests } = show('dimmer-settled');
    await userEvent.click(screen.getByRole('switch', { name: 'Dining lamp' }));
    await vi.waitFor(() => {
      expect(requests).toEqual([{ capability: 'level1', operation: 'LEVEL', value: 0 }]);
    });
  });

  it('waits by keyboard until the keys rest, and sends once', async () => {
    const { requests } = show('dimmer-settled');
    const slider = screen.getByRole('slider');
    fireEvent.change(slider, { target: { value: '41' } });
    fireEvent.change(slider, { target: { value: '42' } });
    await vi.waitFor(
      () => {
        expect(requests).toEqual([{ capability: 'level1', operation: 'LEVEL', value: 42 }]);
      },
      { timeout: 2000 },
    );
  });

  it.each(['dimmer-confirmed', 'gate-closed', 'gate-busy'])(
    'is accessible: %s',
    async (example) => {
      const { view } = show(example);
      const results = await axe.run(view.container, {
        rules: { 'color-contrast': { enabled: false }, listitem: { enabled: false } },
      });
      expect(results.violations.map((violation) => violation.id)).toEqual([]);
    },
  );
});
