import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { COMMAND_WATCH_AFTER_MS } from '@/config/timings';
import { putCommand } from '@/features/devices/device-cache';
import { gatewayNow, useGatewayNow } from '@/lib/gateway-clock';
import { Problem } from '@/lib/problem';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { getCommand } from './api/get-command';
import { sendCommand } from './api/send-command';
import { isRunning, relayStateOf, type RelayState } from './relay-state';
import { mine, setWish, useWish } from './wishes';

/** A relay as a card needs it: its truth, and the one thing to do with it. */
export interface Relay {
  readonly state: RelayState;
  /** Gateway time the state was judged at, in ms. */
  readonly now: number;
  /** Asks for on or off; ignored while an earlier wish is open. */
  readonly turn: (value: boolean) => void;
}

/** Watches one relay of a device. */
export function useRelay(device: DeviceView, capability: CapabilityView): Relay {
  const client = useQueryClient();
  const now = useGatewayNow();
  const wish = useWish(device.id, capability.id);
  const state = relayStateOf({ capability, presence: device.presence, wish, now });
  useOverdueCommand(capability, now);
  const turn = (value: boolean) => {
    if (state.kind !== 'pending') void send(client, device.id, capability.id, value);
  };
  return { state, now, turn };
}

async function send(
  client: QueryClient,
  device: string,
  capability: string,
  value: boolean,
): Promise<void> {
  const wish = { value, at: gatewayNow() };
  setWish(device, capability, wish);
  try {
    const command = await sendCommand(device, { capability, operation: 'SET', value });
    mine.set({ id: command.id, device, capability });
    putCommand(client, command);
    setWish(device, capability, undefined);
  } catch (error) {
    const failure = error instanceof Problem ? error.code : 'no_contact';
    setWish(device, capability, { ...wish, failure });
  }
}

/** The live stream tells the end of a command; when it stays silent past the deadline, ask. */
function useOverdueCommand(capability: CapabilityView, now: number): void {
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
