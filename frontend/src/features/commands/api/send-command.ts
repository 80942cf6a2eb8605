import { api, bodyOf } from '@/lib/api-client';
import type { CommandRequest, CommandView } from '@/lib/views';

/** Asks the gateway to do something with a device. The answer says that it was accepted, not that it happened. */
export function sendCommand(device: string, request: CommandRequest): Promise<CommandView> {
  return bodyOf(
    api.POST('/api/v1/devices/{device}/commands', { params: { path: { device } }, body: request }),
  );
}
