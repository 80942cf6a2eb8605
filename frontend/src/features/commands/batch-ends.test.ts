import { expect, test } from 'vitest';
import type { BatchView, CommandView } from '@/lib/views';
import { endsOf } from './batch-ends';

const at = '2027-03-22T16:00:00.000Z';
const T0 = Date.parse(at);

function command(device: string, part: Partial<CommandView>): CommandView {
  const base = {
    id: device,
    device,
    capability: 'relay1',
    operation: 'SET',
    value: false,
  } as const;
  const times = { queuedAt: at, endedAt: at, expiresAt: at };
  return { ...base, ...times, state: 'SENT', confirmed: false, cause: { kind: 'PERSON' }, ...part };
}

const batch: BatchView = {
  id: 'b',
  at,
  targets: [
    command('lamp', { state: 'ACKNOWLEDGED', confirmed: true }),
    command('fan', { state: 'ACKNOWLEDGED' }),
    command('boiler', { state: 'REJECTED', reason: 'limit_min_off' }),
    command('pump', {}),
  ],
  skipped: [
    { device: 'garden', capability: 'relay1', code: 'device-offline' },
    { device: 'gate', capability: 'relay1', code: 'invalid' },
  ],
};
const kinds = (now: number) => endsOf([batch], now).map((end) => `${end.device} ${end.kind}`);

test('each part has its own end, and what was left out is named, but for a gate', () => {
  expect(kinds(T0 + 1000)).toEqual([
    'lamp confirmed',
    'fan open',
    'boiler refused',
    'pump open',
    'garden skipped',
  ]);
});

test('a part without proof or end does not count as open for ever', () => {
  expect(kinds(T0 + 16_000)).toEqual([
    'lamp confirmed',
    'fan unproved',
    'boiler refused',
    'pump unconfirmed',
    'garden skipped',
  ]);
});
