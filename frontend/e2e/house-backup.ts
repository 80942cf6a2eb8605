import type { BackupsView, RecoveryKeyView, RestoredView } from '../src/lib/views';

const fingerprint = '3f9a-11c2';
const proved = {
  key: fingerprint,
  rows: 412_804,
  readings: true,
  restorable: true,
} as const;

/** A week of nights: one went bad on the card, one is from before the key was replaced. */
const backups: BackupsView = {
  key: fingerprint,
  lastProvedAt: '2027-03-22T01:04:00Z',
  backups: [
    {
      ...proved,
      name: 'hearth-2027-03-22-010200-a41c.hearth',
      madeAt: '2027-03-22T01:02:00Z',
      provedAt: '2027-03-22T01:04:00Z',
      bytes: 14_210_331,
    },
    {
      ...proved,
      name: 'hearth-2027-03-21-010200-7be0.hearth',
      madeAt: '2027-03-21T01:02:00Z',
      provedAt: '2027-03-21T01:04:00Z',
      bytes: 14_100_002,
      restorable: false,
      notRestorable: 'The file was changed after it was proved.',
    },
    {
      ...proved,
      name: 'hearth-2027-03-20-010200-0d12.hearth',
      madeAt: '2027-03-20T01:02:00Z',
      provedAt: '2027-03-20T01:04:00Z',
      bytes: 812_400,
      rows: 9_120,
      readings: false,
      key: '88d0-42aa',
    },
  ],
};

const key: RecoveryKeyView = {
  key: '7QK4-9XM2-PD0V-T3HR-W8NC-5ZJE-1BGY-6SAF-K2MP',
  fingerprint,
};

const restored: RestoredView = { home: 'Olive House', madeAt: '2027-03-22T01:02:00Z' };

/** What the gateway says of backups; undefined for what is none of them. */
export function backupAnswerOf(
  method: string,
  path: string,
  isNew: boolean,
): [body: unknown, status: number] | undefined {
  switch (`${method} ${path}`) {
    case 'GET /backups':
      return [isNew ? { backups: [] } : backups, 200];
    case 'POST /backups/key':
      return [key, 200];
    case 'POST /restore':
      return [restored, 202];
  }
  return undefined;
}
