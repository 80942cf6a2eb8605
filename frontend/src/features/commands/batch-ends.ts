import { BATCH_WATCH_LONGEST_MS, REPORT_GRACE_MS } from '@/config/timings';
import type { BatchView, CommandView } from '@/lib/views';
import { isRunning } from './relay-state';

/** What became of one part of a wish that reached several devices. */
export interface PartEnd {
  readonly device: string;
  readonly capability: string;
  readonly kind:
    'open' | 'confirmed' | 'unproved' | 'refused' | 'unsent' | 'unconfirmed' | 'skipped';
  /** For `refused`, `unsent` and `skipped`. */
  readonly reason?: string;
}

/** The ends of all parts, in the gateway's order; `now` is gateway time in ms. */
export function endsOf(batches: readonly BatchView[], now: number): PartEnd[] {
  return batches.flatMap((batch) => [
    ...batch.targets.map((command) => endOf(command, Date.parse(batch.at), now)),
    ...batch.skipped
      // A gate is not on or off, so "all off" never meant it.
      .filter((left) => left.code !== 'invalid')
      .map(({ device, capability, code }) => {
        return { device, capability, kind: 'skipped', reason: code } as const;
      }),
  ]);
}

function endOf(command: CommandView, startedAt: number, now: number): PartEnd {
  const { device, capability, reason } = command;
  const part = { device, capability, ...(reason !== undefined && { reason }) };
  if (isRunning(command) && now - startedAt > BATCH_WATCH_LONGEST_MS)
    return { ...part, kind: 'unconfirmed' };
  switch (command.state) {
    case 'REJECTED':
    case 'FAILED':
      return { ...part, kind: 'refused' };
    case 'EXPIRED_UNSENT':
      return { ...part, kind: 'unsent' };
    case 'EXPIRED_UNCONFIRMED':
      return { ...part, kind: 'unconfirmed' };
    case 'QUEUED':
    case 'SENT':
      return { ...part, kind: 'open' };
    case 'ACKNOWLEDGED':
    case 'ACKNOWLEDGED_LATE': {
      if (command.confirmed) return { ...part, kind: 'confirmed' };
      const waits = now - Date.parse(command.endedAt ?? '') <= REPORT_GRACE_MS;
      return { ...part, kind: waits ? 'open' : 'unproved' };
    }
  }
}
