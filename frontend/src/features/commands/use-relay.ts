import { useQueryClient } from '@tanstack/react-query';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { relayStateOf, type RelayState } from './relay-state';
import { sendWish } from './send-wish';
import { useOverdueCommand } from './use-overdue-command';
import { useWish } from './wishes';

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
  const { presence, capabilities: siblings } = device;
  const state = relayStateOf({ capability, presence, siblings, wish, now });
  useOverdueCommand(capability, now);
  const turn = (value: boolean) => {
    if (state.kind === 'pending') return;
    void sendWish(client, device.id, { capability: capability.id, operation: 'SET', value }, wish);
  };
  return { state, now, turn };
}
