import type { I18n } from '@lingui/core';
import type { DeviceView, StateView } from '@/lib/views';
import { actuatorKind, cardTitle } from './cards';

/** A part of the house that can stay in a state: a relay, or a dimmer. A gate is none. */
export interface Actuator {
  readonly device: string;
  readonly capability: string;
  readonly words: string;
  readonly kind: 'relay' | 'dimmer';
  /** On or off, or percent, as reported; undefined while it is not known. */
  readonly value: boolean | number | undefined;
}

/** All relays and dimmers of these devices. */
export function actuatorsOf(i18n: I18n, devices: readonly DeviceView[]): Actuator[] {
  return devices.flatMap((device) =>
    device.capabilities.flatMap((capability) => {
      const kind = actuatorKind(capability);
      if (kind !== 'relay' && kind !== 'dimmer') return [];
      return {
        device: device.id,
        capability: capability.id,
        words: cardTitle(i18n, device, capability),
        kind,
        value: capability.reported?.value,
      };
    }),
  );
}

/** The state an actuator is in now, as a part of a scene; off when it is not known. */
export function presentState(actuator: Actuator): StateView {
  const { device, capability, value } = actuator;
  return actuator.kind === 'relay'
    ? { device, capability, operation: 'SET', value: value === true }
    : { device, capability, operation: 'LEVEL', value: typeof value === 'number' ? value : 0 };
}

/** True when both name the same part of a device. */
export function isSamePart(
  a: { readonly device: string; readonly capability: string },
  b: { readonly device: string; readonly capability: string },
): boolean {
  return a.device === b.device && a.capability === b.capability;
}
