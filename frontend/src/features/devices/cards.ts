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
  | {
      readonly kind: 'input';
      readonly device: DeviceView;
      readonly inputs: readonly CapabilityView[];
    }
  | {
      readonly kind: 'sensor';
      readonly device: DeviceView;
      readonly readings: readonly CapabilityView[];
    };

/** One card for each control of a device. What it tells has a card of its own when no control is there, or several are. */
export function cardsOf(device: DeviceView): Card[] {
  const actuators = device.capabilities.flatMap((capability): Card[] => {
    const kind = actuatorKind(capability);
    return kind === undefined ? [] : [{ kind, device, capability }];
  });
  const inputs = inputsOf(device);
  const input: Card[] = inputs.length > 0 ? [{ kind: 'input', device, inputs }] : [];
  if (actuators.length > 0) return actuators.length > 1 ? [...actuators, ...input] : actuators;
  const readings = readingsOf(device);
  if (readings.length === 0 && input.length > 0) return input;
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
export function isButton(capability: Pick<CapabilityView, 'kind'>): boolean {
  return capability.kind === 'BUTTON';
}

/** Buttons, motion sensors and contacts. */
export function inputsOf(device: DeviceView): CapabilityView[] {
  return device.capabilities.filter(({ kind }) => kind === 'BUTTON' || kind === 'BOOL');
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
