import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceView, Settings, SettingsView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { SettingsPanel } from './settings-panel';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const { device: lamp } = JSON.parse(file) as { device: DeviceView };
const held: Settings = { capabilities: { relay1: { maxOnSeconds: 60 } } };
const confirmed: SettingsView = {
  desired: { revision: 8, settings: held },
  reported: { revision: 8, settings: held, at: '2027-03-22T15:00:00Z', live: true },
  delta: [],
  inSync: true,
};

/** The gateway takes each wish, and the device has not answered it yet. */
function show() {
  playGateway(async (call, request) => {
    if (call.startsWith('GET')) return Response.json(confirmed);
    const { settings } = (await request.json()) as { settings: Settings };
    return Response.json({
      ...confirmed,
      desired: { revision: 9, settings },
      delta: ['capabilities.relay1.maxOnSeconds'],
      inSync: false,
    });
  });
  // The live stream has not told of the wish: it still says that the device holds what was wished.
  const settings = { desiredRevision: 8, reportedRevision: 8, inSync: true };
  showInHouse(<SettingsPanel device={{ ...lamp, settings }} />);
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the limits of a device', () => {
  it('says beside the button what became of the wish, and never that it holds while a field waits', async () => {
    show();
    const save = await screen.findByRole('button', { name: 'Save limits' });
    const result = screen.getByRole('status');
    expect(save.parentElement).toBe(result.parentElement);
    expect(result.textContent).toBe('The device has confirmed.');
    const field = screen.getByLabelText('Longest time on');
    await userEvent.clear(field);
    await userEvent.type(field, '90');
    expect(result.textContent).toBe('Not saved yet.');
    await userEvent.click(save);
    await screen.findByText(/^Waiting for the device: /);
    expect(result.textContent).toBe('Waits for the device.');
  });
});
