import type { AdapterKind, AdapterPart, AdapterRequest, AdapterView } from '@/lib/views';

/** One actuator of older firmware as it stands in the form; what is left empty is not sent. */
export interface PartDraft {
  readonly id: string;
  readonly topic: string;
  /** The firmware itself ends a pulse. */
  readonly pulses: boolean;
  readonly milliseconds: string;
}

/** How an older device is spoken to, as it stands in the form. */
export interface AdapterDraft {
  readonly kind: AdapterKind;
  readonly parts: readonly PartDraft[];
}

/** As many actuators as one device can have. */
export const mostParts = 16;

/** The form for an adapter, or for the first one: a gate, whose firmware ends its pulse itself. */
export function draftOf(adapter: AdapterView | null): AdapterDraft {
  if (adapter === null)
    return {
      kind: 'GATES',
      parts: [{ id: 'gate1', topic: 'gate1', pulses: true, milliseconds: '500' }],
    };
  return {
    kind: adapter.kind,
    parts: adapter.capabilities.map((part) => ({
      id: part.id,
      topic: part.topic ?? '',
      pulses: part.operation === 'PULSE',
      milliseconds: part.milliseconds === undefined ? '' : String(part.milliseconds),
    })),
  };
}

/** The same with one more actuator, under a name that is not taken. */
export function withAnother({ kind, parts }: AdapterDraft): AdapterDraft {
  const stem = kind === 'GATES' ? 'gate' : 'relay';
  const ids = new Set(parts.map((part) => part.id));
  let number = 1;
  while (ids.has(`${stem}${String(number)}`)) number += 1;
  const id = `${stem}${String(number)}`;
  const pulses = kind === 'GATES';
  return {
    kind,
    parts: [...parts, { id, topic: id, pulses, milliseconds: pulses ? '500' : '' }],
  };
}

/** What is sent. A length that is no number is sent as 0, which the gateway refuses with the field's name. */
export function requestOf({ kind, parts }: AdapterDraft): AdapterRequest {
  return {
    kind,
    capabilities: parts.map(({ id, topic, pulses, milliseconds }): AdapterPart => ({
      id: id.trim(),
      operation: pulses ? 'PULSE' : 'SET',
      ...(topic.trim() !== '' && { topic: topic.trim() }),
      ...(pulses && { milliseconds: /^\d{1,9}$/.test(milliseconds) ? Number(milliseconds) : 0 }),
    })),
  };
}
