import type { I18n } from '@lingui/core';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { capabilityName } from './capability-name';

/** What one card of the home screen shows. */
export type Card =
  | {
      readonly kind: 'relay' | 'dimmer' | 'gate';
      readonly device: DeviceView;
      readonly capability: CapabilityView;
    }
  | { readonly kind: 'button'; readonly device: DeviceView; readonly capability: CapabilityView }
  | {
      readonly kind: 'sensor';
      readonly device: DeviceView;
      readonly readings: readonly CapabilityView[];
    };

/** One card for each actuator of a device; a device without any has one card for what it tells. */
export function cardsOf(device: DeviceView): Card[] {
  const actuators = device.capabilities.flatMap((capability): Card[] => {
    const kind = actuatorKind(capability);
    return kind === undefined ? [] : [{ kind, device, capability }];
  });
  if (actuators.length > 0) return actuators;
  const readings = readingsOf(device);
  const [button] = device.capabilities.filter(isButton);
  if (readings.length === 0 && button !== undefined)
    return [{ kind: 'button', device, capability: button }];
  return [{ kind: 'sensor', device, readings }];
}

/** How people handle a capability: a switch, a slider, or a button that asks first; undefined when it can only be read. */
export function actuatorKind(
  capability: Pick<CapabilityView, 'kind' | 'operations'>,
): 'relay' | 'dimmer' | 'gate' | undefined {
  if (isRelay(capability)) return 'relay';
  if (capability.kind === 'LEVEL' && capability.operations.includes('LEVEL')) return 'dimmer';
  if (capability.kind === 'RELAY' && capability.operations.includes('PULSE')) return 'gate';
  return undefined;
}

/** The name over a card; with the part's own name when the device has several actuators. */
export function cardTitle(i18n: I18n, device: DeviceView, capability: CapabilityView): string {
  return hasSeveralControls(device)
    ? i18n.t('card.named', { device: device.name, capability: capabilityName(i18n, capability.id) })
    : device.name;
}

/** True when a device's own name does not say which of its controls is meant. */
export function hasSeveralControls(device: DeviceView): boolean {
  return device.capabilities.filter((part) => actuatorKind(part) !== undefined).length > 1;
}

/** True for a button on a wall. */
export function isButton(capability: CapabilityView): boolean {
  return capability.kind === 'BUTTON';
}

/** True when people can turn the capability on and off. */
export function isRelay(capability: Pick<CapabilityView, 'kind' | 'operations'>): boolean {
  return capability.kind === 'RELAY' && capability.operations.includes('SET');
}

/** True for an input that tells of motion, by the name that devices give it: `motion1`. */
export function isMotion({ id, kind }: Pick<CapabilityView, 'id' | 'kind'>): boolean {
  return kind === 'BOOL' && /^motion\d*$/.test(id);
}

/** What the device measures. */
export function readingsOf(device: DeviceView): CapabilityView[] {
  return device.capabilities.filter((capability) => capability.kind === 'NUMBER');
}
