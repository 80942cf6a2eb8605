import type { HealthPartView, HealthView } from '../src/lib/views';
import { now } from './house';

const at = new Date(now).toISOString();
const hoursAgo = (hours: number): string =>
  new Date(Date.parse(at) - hours * 3_600_000).toISOString();
const since = hoursAgo(30);

const gateway: HealthPartView = {
  part: 'GATEWAY',
  condition: 'WELL',
  reason: 'RUNS',
  since,
  running: {
    version: '0.2.0',
    versionSince: hoursAgo(30),
    versionBefore: '0.1.0',
    startedAt: since,
    memoryBytes: 61_000_000,
    memoryLimitBytes: 256_000_000,
  },
};
const database: HealthPartView = {
  part: 'DATABASE',
  condition: 'WELL',
  reason: 'ANSWERS',
  since,
  stored: { migration: '062', bytes: 418_000_000 },
};
const pin = `sha256:${'4be1'.repeat(16)}`;
const broker: HealthPartView = {
  part: 'BROKER',
  condition: 'WELL',
  reason: 'CONNECTED',
  since,
  shown: { expected: pin, shown: pin },
};
const away: HealthPartView = {
  part: 'BROKER',
  condition: 'FAILED',
  reason: 'AWAY',
  since: hoursAgo(0.2),
};
const clock: HealthPartView = {
  part: 'CLOCK',
  condition: 'WELL',
  reason: 'TRUSTED',
  since,
  believed: { source: 'INTERNET' },
};
const backup: HealthPartView = { part: 'BACKUP', condition: 'WARNS', reason: 'NEVER', since };

const others: HealthPartView[] = [
  {
    part: 'WEB_CERTIFICATE',
    condition: 'WELL',
    reason: 'GOOD',
    since,
    ends: { until: hoursAgo(-61 * 24), days: 61 },
  },
  {
    part: 'AUTHORITY',
    condition: 'WELL',
    reason: 'GOOD',
    since,
    ends: { until: '2049-12-31T00:00:00Z', days: 8_400 },
  },
  clock,
  { part: 'LINES', condition: 'WELL', reason: 'CONNECTED', since },
  {
    part: 'CARD',
    condition: 'WELL',
    reason: 'ENOUGH',
    since,
    space: { freeBytes: 21_300_000_000, totalBytes: 31_900_000_000 },
  },
];

const plain = ({ part, condition, reason }: HealthPartView): HealthPartView => ({
  part,
  condition,
  reason,
  since,
});

/** The house as its own parts have it. */
export const health = {
  well: { at, condition: 'WARNS', parts: [backup, gateway, database, broker, ...others] },
  brokerAway: { at, condition: 'FAILED', parts: [away, backup, gateway, database, ...others] },
  asMember: { at, condition: 'WELL', parts: [gateway, database, broker, clock].map(plain) },
} satisfies Record<string, HealthView>;
