import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { tellGatewayTime } from '@/lib/gateway-clock';
import type { DeviceView } from '@/lib/views';
import { comeIn, showInHouse } from '@/test-house';
import { RelayPanel } from './relay-panel';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const { device: lamp, now } = JSON.parse(file) as { device: DeviceView; now: string };
const relays = lamp.capabilities.filter((capability) => capability.kind === 'RELAY');

function show(device: DeviceView) {
  tellGatewayTime(now);
  showInHouse(
    device.capabilities.map((capability) => (
      <RelayPanel key={capability.id} device={device} capability={capability} />
    )),
  );
}

beforeEach(comeIn);

describe('the controls of a device', () => {
  it('are named, and so are their switches, when there are several', () => {
    show({ ...lamp, capabilities: relays.flatMap((relay) => [relay, { ...relay, id: 'relay2' }]) });
    for (const id of ['relay1', 'relay2']) {
      expect(screen.getByRole('heading', { name: id })).toBeTruthy();
      expect(screen.getByRole('switch', { name: `${lamp.name} · ${id}` })).toBeTruthy();
      expect(screen.getByRole('region', { name: `${lamp.name} · ${id}` })).toBeTruthy();
    }
  });

  it('is called as the device when it is the only one', () => {
    show({ ...lamp, capabilities: relays });
    expect(screen.queryByRole('heading', { name: 'relay1' })).toBeNull();
    expect(screen.getByRole('switch', { name: lamp.name })).toBeTruthy();
  });
});
