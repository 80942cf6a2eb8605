import { api, bodyOf } from '@/lib/api-client';
import type { CommandRequest, CommandView } from '@/lib/views';

/**
 * Asks the gateway to do something with a device. The answer says that it was accepted, not that it
 * happened. The same key is the same command: nothing happens twice when it is sent again.
 */
export function sendCommand(
  device: string,
  request: CommandRequest,
  key: string,
  signal: AbortSignal,
): Promise<CommandView> {
  return bodyOf(
    api.POST('/api/v1/devices/{device}/commands', {
      params: { path: { device }, header: { 'Idempotency-Key': key } },
      body: request,
      signal,
    }),
  );
}
