import { api, bodyOf } from '@/lib/api-client';
import type { RotationView } from '@/lib/views';

/** One step of the change of the broker's key; `force` goes on without the devices that are missing. */
export type RotationStep =
  | { readonly to: 'announce' | 'call-over' | 'roll-back' }
  | { readonly to: 'switch' | 'finish'; readonly force: boolean };

/** Takes one step; the answer is what came of it. */
export function advanceRotation(step: RotationStep): Promise<RotationView> {
  switch (step.to) {
    case 'announce':
      return bodyOf(api.POST('/api/v1/broker/rotation/announce'));
    case 'call-over':
      return bodyOf(api.POST('/api/v1/broker/rotation/call-over'));
    case 'roll-back':
      return bodyOf(api.POST('/api/v1/broker/rotation/roll-back'));
    case 'switch':
      return bodyOf(api.POST('/api/v1/broker/rotation/switch', { body: { force: step.force } }));
    case 'finish':
      return bodyOf(api.POST('/api/v1/broker/rotation/finish', { body: { force: step.force } }));
  }
}
