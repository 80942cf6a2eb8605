import type {
  InvitationView,
  OwnSessionView,
  RecoveryNoticeView,
  ResidentView,
} from '../src/lib/views';

/** Who lives in the golden house. */
const residents: ResidentView[] = [
  {
    id: '0b7a54f2-4c86-4f0e-8f93-2f0b0c1d2e3f',
    name: 'Maria',
    role: 'OWNER',
    createdAt: '2027-01-04T09:00:00Z',
    lastSeenAt: '2027-03-22T16:04:00Z',
  },
  {
    id: '1c1f7a90-58f0-4c5e-9d5a-5b7c6f2f4a10',
    name: 'Nikos Papadimitriou-Konstantinidis',
    role: 'MEMBER',
    createdAt: '2027-01-05T10:30:00Z',
    lastSeenAt: '2027-03-22T05:12:00Z',
  },
  {
    id: '2d2f8ba1-69a1-4d6f-8e6b-6c8d7a3a5b21',
    name: 'Eleni',
    role: 'GUEST',
    createdAt: '2027-03-01T18:00:00Z',
  },
];

const invitation: InvitationView = {
  id: '3e3a9cb2-7ab2-4e7a-9f7c-7d9e8b4b6c32',
  role: 'GUEST',
  label: 'House sitter in August',
  invitedBy: 'Maria',
  createdAt: '2027-03-22T15:00:00Z',
  expiresAt: '2027-03-24T15:00:00Z',
};

const sessions: OwnSessionView[] = [
  {
    id: 's1',
    browser: 'Firefox',
    system: 'Linux',
    createdAt: '2027-03-20T08:00:00Z',
    lastUsedAt: '2027-03-22T16:04:00Z',
    current: true,
  },
  {
    id: 's2',
    browser: 'Samsung Internet',
    system: 'Android',
    createdAt: '2027-02-11T18:30:00Z',
    lastUsedAt: '2027-03-21T20:15:00Z',
    current: false,
  },
];

export const notice: RecoveryNoticeView = {
  id: '4f4bade3-8bc3-4f8b-8a8d-8eaf9c5c7d43',
  person: 'Nikos',
  at: '2027-03-22T06:20:00Z',
};

/** The answers about people; undefined for a call that is about something else. */
export function peopleAnswerOf(
  method: string,
  path: string,
  notices: RecoveryNoticeView[],
): [body: unknown, status?: number] | undefined {
  switch (`${method} ${path}`) {
    case 'GET /accounts':
      return [residents];
    case 'GET /invitations':
      return [[invitation]];
    case 'POST /invitations':
      return [{ invitation, secret: 'q3Jt5cX0kQ2v9bYw7LmZpA' }, 201];
    case 'POST /invitations/look':
      return [{ role: 'MEMBER', invitedBy: 'Maria', expiresAt: invitation.expiresAt }];
    case 'GET /account/sessions':
      return [sessions];
    case 'GET /recovery/notices':
      return [notices];
    default:
      return undefined;
  }
}
