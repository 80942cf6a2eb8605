/** Units in which people say how long something takes, and their seconds. */
export const unitSeconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;
export type SpanUnit = keyof typeof unitSeconds;

/** A span of time while it is typed. */
export interface Span {
  /** As it was typed; only a whole number above 0 means something. */
  readonly amount: string;
  readonly unit: SpanUnit;
}

/** A whole number as it was typed; undefined for anything else. */
export function wholeNumber(typed: string): number | undefined {
  const trimmed = typed.trim();
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** How many seconds were typed; undefined while it is not a whole number above 0. */
export function secondsOf(span: Span): number | undefined {
  const amount = wholeNumber(span.amount);
  return amount === undefined || amount === 0 ? undefined : amount * unitSeconds[span.unit];
}

/** ISO 8601, as the contract writes a span: `PT1H30M`, negative `-PT30M`. */
export function isoOf(seconds: number): string {
  const all = Math.abs(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const parts = `${part(hours, 'H')}${part(minutes, 'M')}${part(rest, 'S')}`;
  return `${seconds < 0 ? '-' : ''}PT${parts === '' ? '0S' : parts}`;
}

function part(count: number, letter: string): string {
  return count === 0 ? '' : `${count}${letter}`;
}

/** Seconds of an ISO 8601 span as the gateway writes it: `PT15M`, `-PT30M`, `PT-30M`, `P1DT2H`. */
export function secondsOfIso(iso: string): number {
  const sign = iso.startsWith('-') ? -1 : 1;
  const letters = { D: 86_400, H: 3_600, M: 60, S: 1 } as const;
  const found = [...iso.matchAll(/(-?\d+(?:\.\d+)?)([DHMS])/g)];
  const all = found.reduce(
    (sum, [, count, letter]) => sum + Number(count) * letters[letter as keyof typeof letters],
    0,
  );
  return sign * all;
}

/** A span to be changed, in the largest unit that leaves no rest. */
export function spanOf(iso: string): Span {
  const seconds = secondsOfIso(iso);
  const units: SpanUnit[] = ['days', 'hours', 'minutes', 'seconds'];
  const unit = units.find((other) => seconds % unitSeconds[other] === 0) ?? 'seconds';
  return { amount: String(seconds / unitSeconds[unit]), unit };
}

/** `1 hour 30 minutes`; each number stays with its unit. */
export function spanWords(locale: string, iso: string): string {
  let rest = Math.abs(secondsOfIso(iso));
  const parts = (['days', 'hours', 'minutes', 'seconds'] as const).flatMap((unit) => {
    const count = Math.floor(rest / unitSeconds[unit]);
    rest -= count * unitSeconds[unit];
    return count === 0 ? [] : [unitWords(locale, count, unit)];
  });
  if (parts.length === 0) return unitWords(locale, 0, 'minutes');
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(parts);
}

function unitWords(locale: string, count: number, unit: SpanUnit): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit.slice(0, -1),
    unitDisplay: 'long',
  })
    .format(count)
    .replace(' ', '\u00A0');
}
