import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { CommandView, DeviceView } from '@/lib/views';
import { devicesQuery } from './api/list-devices';
import { putCommand, putDevice } from './device-cache';

const sent: CommandView = {
  id: '01J',
  device: 'lamp',
  capability: 'relay1',
  operation: 'SET',
  value: true,
  state: 'SENT',
  confirmed: false,
  queuedAt: '2027-03-22T16:00:00Z',
  expiresAt: '2027-03-22T16:00:03Z',
  cause: { kind: 'PERSON' },
};
const ended: CommandView = {
  ...sent,
  state: 'ACKNOWLEDGED',
  confirmed: true,
  endedAt: '2027-03-22T16:00:01Z',
};
const device = (id: string): DeviceView => ({
  id,
  name: id,
  icon: 'bulb',
  notes: '',
  level: 'MANAGE',
  standing: { admitted: true },
  presence: { online: true },
  settings: { desiredRevision: 0, inSync: true },
  capabilities: [{ id: 'relay1', kind: 'RELAY', operations: ['SET'], feedback: false }],
  contractViolations: { count: 0 },
});

function house() {
  const client = new QueryClient();
  client.setQueryData(devicesQuery.queryKey, [device('lamp'), device('fan')]);
  const read = () => client.getQueryData(devicesQuery.queryKey) ?? [];
  return { client, read };
}

describe('the cache of devices', () => {
  it('keeps an end that overtook the answer to the request', () => {
    const { client, read } = house();
    putCommand(client, ended);
    putCommand(client, sent);
    expect(read()[0]?.capabilities[0]?.lastCommand).toEqual(ended);
  });

  it('does not let an older command replace a newer one', () => {
    const { client, read } = house();
    const newer = { ...sent, id: '02J', queuedAt: '2027-03-22T16:00:02Z' };
    putCommand(client, newer);
    putCommand(client, ended);
    expect(read()[0]?.capabilities[0]?.lastCommand?.id).toBe('02J');
  });

  it('leaves places and the other devices as they are', () => {
    const { client, read } = house();
    const fan = read()[1];
    putDevice(client, { ...device('lamp'), name: 'Ceiling lamp' });
    putDevice(client, device('new'));
    expect(read().map((other) => other.name)).toEqual(['Ceiling lamp', 'fan', 'new']);
    expect(read()[1]).toBe(fan);
  });
});
