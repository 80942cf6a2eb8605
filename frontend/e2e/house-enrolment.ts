import type {
  CredentialsView,
  DeviceView,
  EnrolmentView,
  SettingsView,
  StrangerView,
} from '../src/lib/views';

const content = {
  v: 1,
  id: 'kitchen-lamp',
  secret: 'not-a-secret-but-as-long-as-one-that-is-real',
  hosts: ['hearth.local', '192.0.2.10'],
  port: 8883,
  root: 'hearth/v1',
  pins: ['2f'.repeat(32), 'c1'.repeat(32)],
};

/** A code as long as a real one. */
export const code = `HEARTH1:${Buffer.from(JSON.stringify(content)).toString('base64url')}:0badc0de`;

/** The code that was just made. */
export const opened: EnrolmentView = {
  id: '7a4f2f0e-0000-4000-8000-000000000001',
  device: 'kitchen-lamp',
  name: 'Kitchen lamp',
  purpose: 'NEW',
  state: 'OPEN',
  expiresAt: '2027-03-22T16:18:50Z',
};

/** A code that somebody made earlier. */
export const older: EnrolmentView = {
  ...opened,
  id: '7a4f2f0e-0000-4000-8000-000000000002',
  device: 'cellar-fan',
  name: 'Cellar fan',
  expiresAt: '2027-03-22T16:08:00Z',
};

export const strangers: StrangerView[] = [
  {
    id: 'shed-3fa9c1',
    model: 'esp8266-climate',
    hardware: 'esp8266',
    firmware: '1.0.0',
    firstAt: '2027-03-22T15:58:00Z',
    lastAt: '2027-03-22T16:03:40Z',
    state: 'WAITING',
  },
  {
    id: 'unknown-77',
    model: 'camera',
    hardware: 'esp32',
    firmware: '0.1',
    firstAt: '2027-03-22T09:00:00Z',
    lastAt: '2027-03-22T09:30:00Z',
    state: 'REFUSED',
  },
];

export const settings: SettingsView = {
  desired: {
    revision: 9,
    settings: {
      sendSeconds: 90,
      capabilities: { relay1: { maxOnSeconds: 7200, minOffSeconds: 45, atBoot: 'LAST' } },
    },
  },
  reported: {
    revision: 8,
    settings: {
      sendSeconds: 90,
      capabilities: { relay1: { maxOnSeconds: 3600, minOffSeconds: 45 } },
    },
    at: '2027-03-22T15:00:00Z',
    live: true,
  },
  refused: {
    revision: 9,
    code: 'bad_value',
    field: 'caps.relay1.max_on_s',
    at: '2027-03-22T16:01:00Z',
  },
  delta: ['capabilities.relay1.maxOnSeconds', 'capabilities.relay1.atBoot'],
  inSync: false,
};

export const credentials: CredentialsView = {
  state: 'PENDING',
  secretRevision: 2,
  requestedAt: '2027-03-22T16:02:00Z',
};

/** A device with two outputs and a sensor, so that every field of its settings is there. */
export function withEverything(device: DeviceView): DeviceView {
  const [first] = device.capabilities;
  if (first === undefined) return device;
  return {
    ...device,
    capabilities: [
      first,
      { ...first, id: 'relay2', maxOnSeconds: 3600 },
      { id: 'temperature', kind: 'NUMBER', unit: '°C', operations: [], feedback: false },
    ],
  };
}

/** What the gateway says of devices that come, go and obey; undefined when it is about something else. */
export function answerOf(method: string, path: string, state: EnrolmentView['state']): unknown {
  if (path === '/enrolments')
    return method === 'POST' ? { ...opened, code } : [{ ...opened, state }, older];
  if (path.endsWith('/enrolment'))
    return { ...opened, name: 'Landing lamp', purpose: 'REPLACE', code };
  if (path === '/strangers') return strangers;
  if (path.endsWith('/settings')) return settings;
  if (path.endsWith('/credentials')) return credentials;
  return undefined;
}
