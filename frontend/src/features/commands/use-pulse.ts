import { useQueryClient } from '@tanstack/react-query';
import { PULSE_MS } from '@/config/timings';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { pulseStateOf, type PulseState } from './pulse-state';
import { sendWish } from './send-wish';
import { useOverdueCommand } from './use-overdue-command';
import { useWish } from './wishes';

/** A gate as a card needs it. */
export interface Pulse {
  readonly state: PulseState;
  /** Gateway time the state was judged at, in ms. */
  readonly now: number;
  /** Asks for one pulse; ignored while an earlier one is open. */
  readonly pulse: () => void;
}

/** Watches one relay that is only pulsed. */
export function usePulse(device: DeviceView, capability: CapabilityView): Pulse {
  const client = useQueryClient();
  const now = useGatewayNow();
  const wish = useWish(device.id, capability.id);
  const { presence, capabilities: siblings } = device;
  const state = pulseStateOf({ capability, presence, siblings, wish, now });
  useOverdueCommand(capability, now);
  const pulse = () => {
    if (state.kind === 'pending') return;
    const request = {
      capability: capability.id,
      operation: 'PULSE',
      milliseconds: PULSE_MS,
    } as const;
    void sendWish(client, device.id, request, wish);
  };
  return { state, now, pulse };
}
