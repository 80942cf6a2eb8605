import type { QueryClient } from '@tanstack/react-query';
import { putCommand } from '@/features/devices/device-cache';
import { gatewayNow } from '@/lib/gateway-clock';
import { Problem } from '@/lib/problem';
import type { CommandRequest } from '@/lib/views';
import { sendCommand } from './api/send-command';
import type { Wish } from './relay-state';
import { mine, setWish } from './wishes';

/**
 * Sends what a person wants of one part of a device; the wish stands until the gateway took or
 * refused it. The wish `before`, if no answer came to it and it wanted the same, is sent again under
 * its key: nobody knows whether the gateway heard it.
 */
export async function sendWish(
  client: QueryClient,
  device: string,
  request: CommandRequest,
  before: Wish | undefined,
): Promise<void> {
  const { capability, value } = request;
  const again = before?.failure === 'no_contact' && before.value === value;
  const wish: Wish = {
    ...(value !== undefined && { value }),
    key: again ? before.key : crypto.randomUUID(),
    at: gatewayNow(),
  };
  setWish(device, capability, wish);
  try {
    const command = await sendCommand(device, request, wish.key);
    mine.set({ id: command.id, device, capability });
    putCommand(client, command);
    setWish(device, capability, undefined);
  } catch (error) {
    const failure = error instanceof Problem ? error.code : 'no_contact';
    setWish(device, capability, { ...wish, failure });
  }
}
