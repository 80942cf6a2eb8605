import type { I18n } from '@lingui/core';
import { capabilityName } from '@/features/devices/capability-name';
import { actuatorKind, isMotion } from '@/features/devices/cards';
import type { CapabilityView, DeviceView, JournalEntryView } from '@/lib/views';

/** What the journal needs to know of a device; nothing in it changes with a reading. */
export type KnownDevice = Pick<DeviceView, 'id'> & {
  readonly capabilities: readonly KnownCapability[];
};
type KnownCapability = Pick<CapabilityView, 'id' | 'kind' | 'operations'>;

/** What an entry is about, and how it shows that it changed. */
export interface Part {
  /** The device's name, with the part's own name when the device has others that could be meant. */
  readonly words: string;
  /** `unknown` when the device or this part of it is gone. */
  readonly kind: 'relay' | 'gate' | 'dimmer' | 'button' | 'motion' | 'input' | 'unknown';
}

/** The part that an entry names, or the device when it names none. */
export function partOf(i18n: I18n, entry: JournalEntryView, devices: readonly KnownDevice[]): Part {
  const device = entry.deviceName ?? entry.device ?? '';
  const parts = devices.find((known) => known.id === entry.device)?.capabilities ?? [];
  const part = parts.find((known) => known.id === entry.capability);
  if (entry.capability === undefined) return { words: device, kind: 'unknown' };
  const capability = capabilityName(i18n, entry.capability);
  const isOnly = part !== undefined && !parts.some((other) => couldBeMeant(other, part));
  return {
    words: isOnly ? device : i18n.t('card.named', { device, capability }),
    kind: part === undefined ? 'unknown' : kindOf(part),
  };
}

/** A device with one relay and a thermometer is called by its name alone; so is one with nothing but a button. */
function couldBeMeant(other: KnownCapability, part: KnownCapability): boolean {
  if (other.id === part.id) return false;
  return actuatorKind(part) === undefined || actuatorKind(other) !== undefined;
}

function kindOf(part: KnownCapability): Part['kind'] {
  switch (part.kind) {
    case 'RELAY':
      return actuatorKind(part) === 'gate' ? 'gate' : 'relay';
    case 'LEVEL':
      return 'dimmer';
    case 'BUTTON':
      return 'button';
    case 'BOOL':
      return isMotion(part) ? 'motion' : 'input';
    case 'NUMBER':
      return 'unknown';
  }
}
