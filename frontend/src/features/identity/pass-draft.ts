import type { DayOfWeek, PassRequest, PassView } from '@/lib/views';

/** Hours of the week while they are edited. */
export interface WindowDraft {
  readonly days: readonly DayOfWeek[];
  readonly from: string;
  readonly to: string;
}

/** A pass while it is edited. */
export interface PassDraft {
  /** Account of the person; `new` for somebody who is not here yet; empty while nobody is chosen. */
  readonly person: string;
  /** What the owner calls somebody who is not here yet. */
  readonly label: string;
  readonly devices: readonly string[];
  readonly windows: readonly WindowDraft[];
  /** First day, `2027-01-04`; empty for at once. */
  readonly from: string;
  /** Last day. */
  readonly until: string;
}

const workdays: readonly DayOfWeek[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];

/** Evenings of the week, until a week from a day. */
export function newPass(today: string, person = ''): PassDraft {
  const week = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
  const evenings = { days: workdays, from: '18:00', to: '23:00' };
  return { person, label: '', devices: [], windows: [evenings], from: '', until: week };
}

/** One that is there, to be changed or given once more. */
export function draftOfPass(pass: PassView): PassDraft {
  return {
    person: pass.account ?? 'new',
    label: pass.label ?? '',
    devices: pass.devices.map(({ id }) => id),
    windows: pass.windows.map(({ days, from, to }) => ({
      days,
      from: from.slice(0, 5),
      to: to.slice(0, 5),
    })),
    from: pass.from ?? '',
    until: pass.until,
  };
}

/** What to send for somebody; undefined while something is missing. */
export function requestOfPass(
  draft: PassDraft,
  whom: Pick<PassRequest, 'account' | 'invitation'>,
): PassRequest | undefined {
  if (!isComplete(draft)) return undefined;
  const { devices, windows, from, until, label } = draft;
  return {
    ...whom,
    ...(label.trim() === '' ? {} : { label: label.trim() }),
    devices: [...devices],
    windows: windows.map((window) => ({ ...window, days: [...window.days] })),
    ...(from === '' ? {} : { from }),
    until,
  };
}

/** True when nothing is missing. */
export function isComplete({ person, label, devices, windows, until }: PassDraft): boolean {
  const isSomebody = person === 'new' ? label.trim() !== '' : person !== '';
  const hasHours = windows.length > 0 && windows.every(({ days }) => days.length > 0);
  return isSomebody && hasHours && devices.length > 0 && until !== '';
}
