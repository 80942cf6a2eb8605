import type { CapabilitySettings, CapabilityView, DeviceView, Settings } from '@/lib/views';

/** Units in which people say how long. */
export type DurationUnit = 'seconds' | 'minutes' | 'hours';

/** A length of time while it is being typed; an empty amount is no wish. */
export interface DurationDraft {
  readonly amount: string;
  readonly unit: DurationUnit;
}

/** The limits of one output while they are being edited. */
export interface LimitsDraft {
  readonly maxOn: DurationDraft;
  readonly minOff: DurationDraft;
  /** The other output; empty for none. */
  readonly interlock: string;
  readonly atBoot: NonNullable<CapabilitySettings['atBoot']>;
  readonly onLost: NonNullable<CapabilitySettings['onLost']>;
}

/** Settings of a device while they are being edited. */
export interface SettingsDraft {
  readonly send: DurationDraft;
  readonly limits: Readonly<Record<string, LimitsDraft>>;
}

const seconds = { seconds: 1, minutes: 60, hours: 3600 } as const;

/** Outputs of a device that keep limits. */
export function outputsOf(device: DeviceView): CapabilityView[] {
  return device.capabilities.filter(({ kind }) => kind === 'RELAY' || kind === 'LEVEL');
}

/** Settings that hold, or are wished, as a draft. */
export function settingsDraft(settings: Settings, device: DeviceView): SettingsDraft {
  const limits = outputsOf(device).map(({ id }) => {
    const known = settings.capabilities[id];
    return [
      id,
      {
        maxOn: durationDraft(known?.maxOnSeconds),
        minOff: durationDraft(known?.minOffSeconds),
        interlock: known?.interlock ?? '',
        atBoot: known?.atBoot ?? 'OFF',
        onLost: known?.onLost ?? 'KEEP',
      },
    ] as const;
  });
  return { send: durationDraft(settings.sendSeconds), limits: Object.fromEntries(limits) };
}

/** What to wish; undefined while an amount is not a whole number above zero. */
export function settingsOf(draft: SettingsDraft): Settings | undefined {
  const send = secondsOf(draft.send);
  const limits = Object.entries(draft.limits).map(([id, one]) => [id, limitsOf(one)] as const);
  if (send === 'wrong' || limits.some(([, one]) => one === undefined)) return undefined;
  const named = limits.filter(([, one]) => Object.keys(one ?? {}).length > 0);
  return {
    ...(send !== undefined && { sendSeconds: send }),
    capabilities: Object.fromEntries(named) as Record<string, CapabilitySettings>,
  };
}

function limitsOf(draft: LimitsDraft): CapabilitySettings | undefined {
  const maxOn = secondsOf(draft.maxOn);
  const minOff = secondsOf(draft.minOff);
  if (maxOn === 'wrong' || minOff === 'wrong') return undefined;
  return {
    ...(maxOn !== undefined && { maxOnSeconds: maxOn }),
    ...(minOff !== undefined && { minOffSeconds: minOff }),
    ...(draft.interlock !== '' && { interlock: draft.interlock }),
    ...(draft.atBoot !== 'OFF' && { atBoot: draft.atBoot }),
    ...(draft.onLost !== 'KEEP' && { onLost: draft.onLost }),
  };
}

/** Seconds in a draft; undefined when there is no wish. */
export function secondsOf({ amount, unit }: DurationDraft): number | 'wrong' | undefined {
  const typed = amount.trim();
  if (typed === '') return undefined;
  return /^[1-9]\d{0,6}$/.test(typed) ? Number(typed) * seconds[unit] : 'wrong';
}

/** A length of time in the largest unit that says it in a whole number. */
export function durationDraft(length: number | undefined): DurationDraft {
  if (length === undefined) return { amount: '', unit: 'minutes' };
  const unit =
    length % seconds.hours === 0 ? 'hours' : length % seconds.minutes === 0 ? 'minutes' : 'seconds';
  return { amount: String(length / seconds[unit]), unit };
}

/** A length of time in words, `1 hour`. */
export function durationWords(locale: string, length: number): string {
  const { amount, unit } = durationDraft(length);
  const words = { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locale, words).format(Number(amount));
}
