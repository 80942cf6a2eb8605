import type { CapabilityView, DeviceView } from '@/lib/views';

/** What one card of the home screen shows. */
export type Card =
  | { readonly kind: 'relay'; readonly device: DeviceView; readonly capability: CapabilityView }
  | {
      readonly kind: 'sensor';
      readonly device: DeviceView;
      readonly readings: readonly CapabilityView[];
    };

/** One card for each relay of a device; a device without relay has one card for its readings. */
export function cardsOf(device: DeviceView): Card[] {
  const relays = device.capabilities.filter(isRelay);
  if (relays.length === 0) return [{ kind: 'sensor', device, readings: readingsOf(device) }];
  return relays.map((capability) => ({ kind: 'relay', device, capability }));
}

/** True when people can turn the capability on and off. */
export function isRelay(capability: CapabilityView): boolean {
  return capability.kind === 'RELAY' && capability.operations.includes('SET');
}

/** What the device measures. */
export function readingsOf(device: DeviceView): CapabilityView[] {
  return device.capabilities.filter((capability) => capability.kind === 'NUMBER');
}
