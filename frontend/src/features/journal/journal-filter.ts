/** Kinds of causes that can be asked for, in the order of the list. */
export const causeKinds = [
  'PERSON',
  'SCHEDULE',
  'LOCAL',
  'LIMIT',
  'LOST',
  'DEVICE',
  'BOOT',
  'GATEWAY',
] as const;

type CauseKind = (typeof causeKinds)[number];

/** What is asked of the journal; stands in the address of the screen. */
export interface JournalFilter {
  readonly device?: string;
  readonly person?: string;
  readonly cause?: CauseKind;
  /** A date on the house's clock, `2027-03-28`. */
  readonly day?: string;
}

/** Reads an address; what makes no sense there is left out. */
export function readFilter(search: Record<string, unknown>): JournalFilter {
  const { device, person, cause, day } = search;
  const kind = causeKinds.find((known) => known === cause);
  return {
    ...(typeof device === 'string' && device !== '' && { device }),
    ...(typeof person === 'string' && /^[0-9a-f-]{36}$/i.test(person) && { person }),
    ...(kind !== undefined && { cause: kind }),
    ...(typeof day === 'string' && isDay(day) && { day }),
  };
}

function isDay(text: string): boolean {
  const day = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && day.getTime() > 0 && day.toISOString().startsWith(text);
}
