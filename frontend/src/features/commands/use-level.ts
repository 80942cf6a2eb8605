import { useQueryClient } from '@tanstack/react-query';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { rememberLevel } from './last-level';
import { levelStateOf, type LevelState } from './level-state';
import { sendWish } from './send-wish';
import { useOverdueCommand } from './use-overdue-command';
import { useWish } from './wishes';

/** A dimmer as a card needs it. */
export interface Level {
  readonly state: LevelState;
  /** Gateway time the state was judged at, in ms. */
  readonly now: number;
  /** Asks for a brightness, 0 to 100; ignored while an earlier wish is open. */
  readonly dim: (level: number) => void;
}

/** Watches one dimmer of a device. */
export function useLevel(device: DeviceView, capability: CapabilityView): Level {
  const client = useQueryClient();
  const now = useGatewayNow();
  const wish = useWish(device.id, capability.id);
  const { presence, capabilities: siblings } = device;
  const state = levelStateOf({ capability, presence, siblings, wish, now });
  useOverdueCommand(capability, now);
  const dim = (value: number) => {
    if (state.kind === 'pending') return;
    rememberLevel(device.id, capability.id, value);
    const request = { capability: capability.id, operation: 'LEVEL', value } as const;
    void sendWish(client, device.id, request, wish);
  };
  return { state, now, dim };
}
