import type { CommandView } from '@/lib/views';

/** One thing that happened to a command, and how long after it was accepted. */
export interface CommandStep {
  readonly kind:
    'queued' | 'sent' | 'acknowledged' | 'refused' | 'failed' | 'unsent' | 'unconfirmed';
  /** ISO instant. */
  readonly at: string;
  readonly afterMillis: number;
}

/** What happened to a command, in order. */
export function stepsOf(command: CommandView): CommandStep[] {
  const queued = Date.parse(command.queuedAt);
  const step = (kind: CommandStep['kind'], at: string | undefined): CommandStep[] =>
    at === undefined ? [] : [{ kind, at, afterMillis: Date.parse(at) - queued }];
  const end = endOf(command);
  return [
    ...step('queued', command.queuedAt),
    ...step('sent', command.sentAt),
    ...(end === undefined ? [] : step(end, command.endedAt)),
  ];
}

function endOf(command: CommandView): CommandStep['kind'] | undefined {
  switch (command.state) {
    case 'QUEUED':
    case 'SENT':
      return undefined;
    case 'ACKNOWLEDGED':
    case 'ACKNOWLEDGED_LATE':
      return 'acknowledged';
    case 'REJECTED':
      return 'refused';
    case 'FAILED':
      return 'failed';
    case 'EXPIRED_UNSENT':
      return 'unsent';
    case 'EXPIRED_UNCONFIRMED':
      return 'unconfirmed';
  }
}
