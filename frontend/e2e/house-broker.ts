import { readFileSync } from 'node:fs';
import type {
  BrokerMetricsView,
  BrokerStatusView,
  KeyHolder,
  RotationView,
  ToolView,
  TopicView,
  ValidityView,
} from '../src/lib/views';
import type { WatchedMessage } from '../src/features/administration/api/watch-topic';

const status: BrokerStatusView = {
  connected: true,
  host: 'mosquitto',
  port: 8883,
  root: 'hearth/v1',
  version: 'mosquitto version 2.0.21',
  uptimeSeconds: 93_780,
  clients: 9,
};

const metrics: BrokerMetricsView = {
  traffic: {
    messagesReceived: 1_204_331,
    messagesSent: 1_310_022,
    bytesReceived: 184_210_400,
    bytesSent: 201_554_012,
    dropped: 0,
    receivedPerMinute: 128.4,
    sentPerMinute: 131,
  },
  clients: { connected: 9, most: 11 },
  memory: { now: 1_204_224, most: 2_310_144 },
  inboxes: { statusWaiting: 0, statusDropped: 0, telemetryWaiting: 3, telemetryDropped: 0 },
  figures: {
    'clients/connected': '9',
    'messages/received': '1204331',
    version: 'mosquitto version 2.0.21',
  },
};

const holds = {
  admitted: true,
  online: true,
  confirmed: true,
  cameByKeyInUse: true,
  missing: false,
  lockedOut: false,
} as const;
const waitedFor = {
  ...holds,
  online: false,
  confirmed: false,
  cameByKeyInUse: false,
  missing: true,
};

const holders: KeyHolder[] = [
  { ...holds, id: 'boiler', name: 'Boiler' },
  {
    ...waitedFor,
    id: 'garden-sensor',
    name: 'Garden sensor',
    since: '2027-03-22T15:50:00Z',
    sleepsUntil: '2027-03-22T16:20:00Z',
  },
  { ...holds, id: 'landing-lamp', name: 'Landing lamp' },
  { ...holds, id: 'old-pump', name: 'Old pump', admitted: false, online: false, confirmed: false },
  { ...holds, id: 'reading-lamp', name: 'Reading lamp' },
  { ...waitedFor, id: 'street-gate', name: 'Street gate', since: '2027-03-22T12:02:00Z' },
];

const rotation: RotationView = {
  stage: 'ANNOUNCED',
  revision: 4,
  since: '2027-03-22T15:58:00Z',
  inUse: `sha256:${'a1'.repeat(32)}`,
  other: `sha256:${'b2'.repeat(32)}`,
  shown: true,
  devices: holders,
};

const told = { sender: 'DEVICE', receiver: 'GATEWAY', qos: 'AT_LEAST_ONCE' } as const;
const asked = { sender: 'GATEWAY', receiver: 'DEVICE', qos: 'AT_LEAST_ONCE' } as const;
const device = 'hearth/v1/devices/{id}';

const topics: TopicView[] = [
  { ...told, topic: `${device}/status/online`, retained: 'YES', content: 'birth, last will' },
  { ...told, topic: `${device}/status/state`, retained: 'YES', content: 'reported state' },
  { ...told, topic: `${device}/status/ack`, retained: 'NO', content: 'the end of one command' },
  { ...told, topic: `${device}/telemetry/sensors`, retained: 'NO', content: 'measurements' },
  { ...asked, topic: `${device}/commands/control`, retained: 'NEVER', content: 'one command' },
  { ...asked, topic: `${device}/config/desired`, retained: 'YES', content: 'desired settings' },
];

const tools: ToolView[] = [
  {
    name: 'energy-monitor',
    userName: 'tool.energy-monitor',
    filters: [`hearth/v1/devices/+/telemetry/#`, '$SYS/#'],
    createdAt: '2027-03-01T09:12:00Z',
    createdBy: 'Maria',
  },
];

const golden = (name: string) => {
  const file = readFileSync(`../contracts/mqtt/examples/${name}.json`, 'utf8');
  const { valid } = JSON.parse(file) as { valid: { payload: unknown }[] };
  return JSON.stringify(valid[0]?.payload);
};

const seen = (topic: string, example: string, at: string, retained = false): WatchedMessage => {
  const payload = golden(example);
  return { topic, payload, bytes: payload.length, retained, qos: 1, at };
};

/** What passes the broker while somebody looks: the payloads of the contract. */
export const watched: WatchedMessage[] = [
  seen('hearth/v1/devices/boiler/status/state', 'status-state', '2027-03-22T16:04:18.120Z', true),
  seen('hearth/v1/devices/hall/telemetry/sensors', 'telemetry-sensors', '2027-03-22T16:04:19.008Z'),
  seen('hearth/v1/devices/hall/status/heartbeat', 'status-heartbeat', '2027-03-22T16:04:19.730Z'),
];

const wrong = (field: string, message: string, allowed: string) => ({
  code: 'validation',
  detail: `${field} ${message}`,
  errors: [{ field, message, allowed }],
});

/** What the gateway says of the broker, with its status code; undefined when it is about something else. */
export function brokerAnswerOf(
  method: string,
  path: string,
  body: Record<string, unknown> | null,
): readonly [unknown, number] | undefined {
  switch (`${method} ${path}`) {
    case 'GET /mqtt/status':
      return [status, 200];
    case 'GET /mqtt/monitoring/metrics':
      return [metrics, 200];
    case 'GET /mqtt/topics/structure':
      return [topics, 200];
    case 'POST /mqtt/topics/validate':
      return [validity(String(body?.['topic'])), 200];
    case 'POST /mqtt/publish':
      return [wrong('topic', "is none of this home's", 'a topic of this home'), 400];
    case 'GET /broker/rotation':
      return [rotation, 200];
    case 'GET /mqtt/accounts':
      return [tools, 200];
    case 'POST /mqtt/accounts':
      return [{ ...tools[0], secret: 'not-a-secret-but-as-long-as-one' }, 201];
    default:
      return undefined;
  }
}

function validity(topic: string): ValidityView {
  const known = topics.find((one) => one.topic.replace('{id}', 'boiler') === topic);
  if (known === undefined)
    return { topic, valid: false, fault: 'has a # that is not its last level' };
  return { topic, valid: true, known: { ...known, topic }, device: 'boiler' };
}
