import type { QueryClient } from '@tanstack/react-query';
import { putCommand } from '@/features/devices/device-cache';
import { gatewayNow } from '@/lib/gateway-clock';
import { inTime, NoAnswer } from '@/lib/in-time';
import { isRefusal, Problem } from '@/lib/problem';
import type { CommandRequest } from '@/lib/views';
import { sendCommand } from './api/send-command';
import type { Wish } from './relay-state';
import { mine, setWish } from './wishes';

/**
 * Sends what a person wants of one part of a device; the wish stands until the gateway took or
 * refused it, or did not answer in time. The wish `before`, if it was not refused and wanted the
 * same, is sent again under its key: nobody knows whether the gateway heard it.
 */
export async function sendWish(
  client: QueryClient,
  device: string,
  request: CommandRequest,
  before: Wish | undefined,
): Promise<void> {
  const { capability, value } = request;
  const again = before?.isUnheard === true && before.value === value;
  const wish: Wish = {
    ...(value !== undefined && { value }),
    key: again ? before.key : crypto.randomUUID(),
    at: gatewayNow(),
  };
  setWish(device, capability, wish);
  try {
    const command = await inTime((signal) => sendCommand(device, request, wish.key, signal));
    mine.set({ id: command.id, device, capability });
    putCommand(client, command);
    setWish(device, capability, undefined);
  } catch (error) {
    setWish(device, capability, {
      ...wish,
      failure: failureOf(error),
      isUnheard: !isRefusal(error),
    });
  }
}

/** Of what came back from beyond the gateway (502, 504) nobody knows more than of no answer at all. */
function failureOf(error: unknown): string {
  if (error instanceof NoAnswer) return 'no_answer';
  if (!(error instanceof Problem)) return 'no_contact';
  return error.status === 502 || error.status === 504 ? 'no_answer' : error.code;
}
