import { useQuery } from '@tanstack/react-query';
import { COMMAND_WATCH_AFTER_MS } from '@/config/timings';
import { putCommand } from '@/features/devices/device-cache';
import type { CapabilityView } from '@/lib/views';
import { getCommand } from './api/get-command';
import { isRunning } from './relay-state';

/** The live stream tells the end of a command; when it stays silent past the deadline, ask. */
export function useOverdueCommand(capability: CapabilityView, now: number): void {
  const command = capability.lastCommand;
  const overdue =
    command !== undefined &&
    isRunning(command) &&
    now > Date.parse(command.expiresAt) + COMMAND_WATCH_AFTER_MS;
  useQuery({
    queryKey: ['command', command?.id],
    queryFn: async ({ signal, client }) => {
      const answer = await getCommand(command?.id ?? '', signal);
      putCommand(client, answer);
      return answer;
    },
    enabled: overdue,
    refetchInterval: overdue ? COMMAND_WATCH_AFTER_MS : false,
  });
}
