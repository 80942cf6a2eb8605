import { readFileSync } from 'node:fs';
import type {
  BatchView,
  CommandView,
  DeviceView,
  GroupView,
  HomeView,
  JournalEntryView,
  SceneView,
  SealView,
  WiringView,
} from '../src/lib/views';

/** The moment of all screens: Monday 22 March 2027, 18:04:20 in Athens. */
export const now = '2027-03-22T16:04:20.000Z';

const golden = (name: string): DeviceView => {
  const file = readFileSync(`../contracts/live/examples/${name}.json`, 'utf8');
  return (JSON.parse(file) as { device: DeviceView }).device;
};

/** One device may be in several examples; a house has each id once. */
const named = (example: string, id: string, name: string): DeviceView => ({
  ...golden(example),
  id,
  name,
});

/** Every state a card can have, from the golden examples. */
export const devices: DeviceView[] = [
  'confirmed',
  'settled-off',
  'unproved',
  'offline',
  'unknown',
  'sensor',
  'sensor-old',
  'settled-on',
  'unconfirmed',
  'pending',
  'refused-limit',
  'contract-broken',
  'dimmer-confirmed',
  'gate-closed',
  'button',
]
  .map(golden)
  .map((device) =>
    device.id === 'boiler' ? { ...device, carriedUntil: '2027-03-24T16:00:00Z' } : device,
  );
devices.push(
  named('off-by-limit', 'landing-lamp', 'Landing lamp'),
  named('disabled', 'old-pump', 'Old pump'),
  named('asleep', 'pond-pump', 'Pond pump'),
);

export const home: HomeView = {
  name: 'Olive House',
  zone: 'Europe/Athens',
  rooms: [
    { id: '6f1d7c1e-32a5-4f0c-9a51-0f5f5f8d0a01', name: 'Living room' },
    { id: '6f1d7c1e-32a5-4f0c-9a51-0f5f5f8d0a02', name: 'Bathroom' },
    { id: '6f1d7c1e-32a5-4f0c-9a51-0f5f5f8d0a03', name: 'Outside' },
  ],
  position: { latitude: 37.98, longitude: 23.73 },
  time: {
    trusted: true,
    source: 'INTERNET',
    since: '2027-03-20T05:12:00Z',
    withoutInternet: 'WAIT',
    tzdata: '2026a',
  },
  now,
};

const part = (device: string, capability = 'relay1') => ({ device, capability });

export const scenes: SceneView[] = [
  {
    id: '7f0c2f5e-0000-4000-8000-000000000001',
    name: 'Evening',
    states: [
      { ...part('ceiling-lamp'), operation: 'SET', value: true },
      { ...part('dining-lamp', 'level1'), operation: 'LEVEL', value: 40 },
      { ...part('boiler'), operation: 'SET', value: true },
      { ...part('garden-pump'), operation: 'SET', value: false },
    ],
  },
  {
    id: '7f0c2f5e-0000-4000-8000-000000000002',
    name: 'Good night',
    states: [{ ...part('ceiling-lamp'), operation: 'SET', value: false }],
  },
];

export const groups: GroupView[] = [
  {
    id: '8f0c2f5e-0000-4000-8000-000000000001',
    name: 'All lamps',
    members: [part('ceiling-lamp'), part('reading-lamp'), part('dining-lamp', 'level1')],
  },
];

/** A scene of which one part was refused and one left out. */
export const batch: BatchView = {
  id: '9f0c2f5e-0000-4000-8000-000000000001',
  at: now,
  targets: [
    target('ceiling-lamp', 'ACKNOWLEDGED'),
    target('dining-lamp', 'ACKNOWLEDGED', 'level1'),
    { ...target('boiler', 'REJECTED'), reason: 'limit_min_off' },
  ],
  skipped: [{ ...part('garden-pump'), code: 'device-offline' }],
};

function target(device: string, state: CommandView['state'], capability?: string): CommandView {
  return {
    id: `01JQ0V8Y3F-${device}`,
    ...part(device, capability),
    operation: 'SET',
    value: true,
    state,
    confirmed: state === 'ACKNOWLEDGED',
    queuedAt: now,
    endedAt: now,
    expiresAt: now,
    cause: { kind: 'PERSON', name: 'Maria', via: 'Evening' },
  };
}

const maria = { kind: 'PERSON', name: 'Maria' } as const;

const ago = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
const lamp = { device: 'ceiling-lamp', deviceName: 'Ceiling lamp', capability: 'relay1' };
const boiler = { device: 'boiler', deviceName: 'Boiler', capability: 'relay1' };
const nightly = { kind: 'SCHEDULE', name: 'Night bath', dueAt: '2027-03-22T01:30:00Z' } as const;

export const journalPersons = [
  { accountId: '0a0a0a0a-0000-4000-8000-000000000001', name: 'Maria' },
];

const newest = `412:${'5f0c9a'.repeat(11).slice(0, 64)}`;

/** The chain over the journal, checked this morning. */
export const seal: SealView = {
  sealed: 412,
  newest,
  sealedAt: now,
  unsealed: 0,
  stuck: false,
  checking: false,
  lastCheck: {
    at: '2027-03-22T06:00:00Z',
    checked: 398,
    newest: `398:${'ab12'.repeat(16)}`,
    unsealed: 0,
    waitedSeconds: 0,
    whole: true,
  },
};

export const journal: JournalEntryView[] = (
  [
    { at: ago(0), verb: 'STATE_CHANGED', cause: maria, ...lamp, value: true },
    {
      at: ago(0),
      verb: 'COMMAND_ENDED',
      cause: maria,
      ...lamp,
      value: true,
      detail: 'ACKNOWLEDGED',
    },
    { at: ago(0), verb: 'COMMAND_QUEUED', cause: maria, ...lamp, value: true },
    {
      at: ago(1),
      verb: 'COMMAND_ENDED',
      cause: maria,
      ...boiler,
      value: true,
      detail: 'EXPIRED_UNCONFIRMED',
    },
    {
      at: ago(104),
      verb: 'STATE_CHANGED',
      cause: { kind: 'LOCAL' },
      device: 'reading-lamp',
      deviceName: 'Reading lamp',
      capability: 'relay1',
      value: false,
    },
    {
      at: ago(242),
      verb: 'DEVICE_OFFLINE',
      cause: { kind: 'GATEWAY' },
      device: 'garden-pump',
      deviceName: 'Garden pump',
    },
    { at: ago(300), verb: 'SIGNED_IN', cause: maria },
    {
      at: ago(310),
      verb: 'SCENE_ACTIVATED',
      cause: { ...maria, via: 'Evening' },
      detail: '4 commands',
    },
    { at: ago(320), verb: 'STATE_CHANGED', cause: { kind: 'LIMIT' }, ...boiler, value: false },
    {
      at: ago(330),
      verb: 'COMMAND_ENDED',
      cause: maria,
      ...boiler,
      detail: 'REJECTED limit_min_off',
    },
    {
      at: ago(340),
      verb: 'SETTINGS_TAKEN',
      cause: { kind: 'DEVICE' },
      ...boiler,
      detail: 'revision 8',
    },
    {
      at: ago(350),
      verb: 'DEVICE_ONLINE',
      cause: { kind: 'GATEWAY' },
      ...boiler,
      detail: 'boot 17',
    },
    { at: ago(360), verb: 'ROOM_CHANGED', cause: maria, detail: 'Kitchen: now Pantry' },
    { at: ago(870), verb: 'CLOCK_TRUSTED', cause: { kind: 'GATEWAY' }, detail: 'INTERNET' },
    { at: ago(874), verb: 'STATE_CHANGED', cause: nightly, ...boiler, value: true },
    { at: ago(874), verb: 'SCHEDULE_FIRED', cause: nightly, ...boiler },
    { at: ago(1500), verb: 'SCHEDULE_ADDED', cause: maria, ...boiler },
    { at: ago(1600), verb: 'DEVICE_ENROLLED', cause: maria, ...boiler },
  ] satisfies Omit<JournalEntryView, 'id'>[]
).map((entry, index) => ({ id: 100 - index, ...entry }));

/** A year of temperatures: summer and winter, day and night, as smooth as a sine and the same every time. */
export function history(from: number, to: number, points: number) {
  const width = (to - from) / points;
  const buckets = Array.from({ length: points }, (_, index) => {
    const at = from + index * width;
    const season = -Math.cos(((at / 86_400_000 - 20) / 365) * 2 * Math.PI) * 5;
    const swing = 1.6 + Math.sin(index * 1.7) * 0.7;
    const mean = 19 + season + Math.sin(index / 3) * 0.6;
    return {
      at: new Date(at).toISOString(),
      min: mean - swing,
      mean,
      max: mean + swing,
      count: 60,
    };
  });
  return { bucketSeconds: Math.round(width / 1000), buckets };
}

/** The lines of a Pi, one of them refused. */
export const pins: DeviceView = {
  ...golden('settled-on'),
  id: 'house-pins',
  name: 'Relays on the Pi',
  model: 'Relays on the Pi',
  wiring: { desiredRevision: 2, reportedRevision: 1, inSync: false, refused: 'line_in_use' },
};

export const wiring: WiringView = {
  chip: 'pinctrl-rp1',
  free: [4, 5, 6, 12, 13, 16, 18, 19, 20, 21, 22, 23, 24, 25, 26],
  used: [
    { line: 14, user: 'the kernel' },
    { line: 17, user: 'relay1' },
  ],
  revision: 2,
  lines: [
    { id: 'relay1', kind: 'RELAY', line: 17, active: 'LOW' },
    { id: 'button1', kind: 'BUTTON', line: 27, active: 'LOW', pull: 'UP', toggles: 'relay1' },
  ],
  reportedRevision: 1,
  reported: [{ id: 'relay1', kind: 'RELAY', line: 17, active: 'LOW' }],
  at: '2027-03-22T16:00:00.000Z',
  refused: {
    revision: 2,
    code: 'line_in_use',
    field: 'lines[1].line',
    user: 'w1-gpio',
    at: '2027-03-22T16:01:00.000Z',
  },
  inSync: false,
};
