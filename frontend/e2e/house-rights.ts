import type { AccountRightsView, DeviceRightsView, PassView } from '../src/lib/views';

const gus = '5c1d7f30-8f0a-4b7e-9a55-1c2d3e4f5a6b';
const mara = '6d2e8041-90ab-4c8f-ab66-2d3e4f5a6b7c';

/** Who is in the golden house beside its owner. */
const people: AccountRightsView[] = [
  {
    account: gus,
    name: 'Gus',
    role: 'GUEST',
    defaultLevel: 'NONE',
    chosen: false,
    devices: [{ device: 'reading-lamp', level: 'SEE' }],
  },
  {
    account: mara,
    name: 'Mara',
    role: 'MEMBER',
    defaultLevel: 'OPERATE',
    chosen: false,
    devices: [{ device: 'boiler', level: 'NONE' }],
  },
];

const workdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;

const evenings: PassView = {
  id: '7e3f9152-a1bc-4d90-bc77-3e4f5a6b7c8d',
  account: gus,
  name: 'Gus',
  devices: [
    { id: 'reading-lamp', name: 'Reading lamp' },
    { id: 'street-gate', name: 'Street gate' },
  ],
  windows: [{ days: [...workdays], from: '18:00', to: '23:00' }],
  until: '2027-04-05',
  open: false,
  over: false,
  createdAt: '2027-03-20T09:00:00.000Z',
};

const open: PassView = { ...evenings, open: true, closesAt: '2027-03-22T21:00:00.000Z' };

const nights: PassView = {
  ...evenings,
  id: '8f40a263-b2cd-4ea1-8d88-4f5a6b7c8d9e',
  windows: [{ days: ['SATURDAY', 'SUNDAY'], from: '22:00', to: '06:00' }],
  opensAt: '2027-03-27T20:00:00.000Z',
};

const revoked: PassView = {
  ...evenings,
  id: '9051b374-c3de-4fb2-9e99-5a6b7c8d9eaf',
  over: true,
  revokedAt: '2027-03-21T10:12:00.000Z',
};

const ofDevice: DeviceRightsView = {
  people: [
    {
      account: '0b7a54f2-4c86-4f0e-8f93-2f0b0c1d2e3f',
      name: 'Maria',
      role: 'OWNER',
      level: 'MANAGE',
    },
    { account: mara, name: 'Mara', role: 'MEMBER', level: 'OPERATE' },
  ],
  passes: [open, nights],
};

/** The id of the guest, for the address of their page. */
export const guest = gus;

/** What the golden house answers about rights; undefined for what is about something else. */
export function rightsAnswerOf(path: string): unknown {
  if (path === '/passes') return [open, nights, revoked];
  if (path === '/rights/accounts') return people;
  if (path === '/account/passes') return [open, nights];
  return path.endsWith('/rights') ? ofDevice : undefined;
}
