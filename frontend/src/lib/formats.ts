const FULL = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

/** Which hours people read: `h12` writes 6:04 pm. */
export type Clock = 'h12' | 'h23';

/**
 * The clock of a locale: the one that it names itself (`en-GB-u-hc-h12`, UTS 35), else 24 hours, because a plan for 07:00 and 19:00
 * leaves no doubt.
 */
export function clockOf(locale: string): Clock {
  return locale.endsWith('-u-hc-h12') ? 'h12' : 'h23';
}

/** Dates, times and numbers as people read them: in the house's zone and the language of the screen. */
export class Formats {
  private readonly made = new Map<string, Intl.DateTimeFormat>();
  private readonly clock: Clock;

  constructor(
    /** BCP 47 locale; it may name the clock. */
    readonly locale: string,
    /** IANA zone of the house. */
    readonly zone: string,
  ) {
    this.clock = clockOf(locale);
  }

  /** `18:04` */
  time(instant: number | string): string {
    return this.write('time', instant, { hour: '2-digit', minute: '2-digit' });
  }

  /** `18:04:09` */
  timeOfSeconds(instant: number | string): string {
    const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    return this.write('timeOfSeconds', instant, parts);
  }

  /** `18:04:09.143`: for the steps of a command, where milliseconds are the point. */
  preciseTime(instant: number | string): string {
    return this.write('precise', instant, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    });
  }

  /** `Sun 28 Mar` */
  day(instant: number | string): string {
    return this.write('day', instant, { weekday: 'short', day: 'numeric', month: 'short' });
  }

  /** `Sunday 28 March` */
  longDay(instant: number | string): string {
    return this.write('longDay', instant, { weekday: 'long', day: 'numeric', month: 'long' });
  }

  /** `Sun` */
  weekday(instant: number | string): string {
    return this.write('weekday', instant, { weekday: 'short' });
  }

  /** `28 Mar` */
  monthDay(instant: number | string): string {
    return this.write('monthDay', instant, { day: 'numeric', month: 'short' });
  }

  /** `28 Mar 2027` */
  fullDay(instant: number | string): string {
    const parts = { day: 'numeric', month: 'short', year: 'numeric' } as const;
    return this.write('fullDay', instant, parts);
  }

  /** `Mar` */
  month(instant: number | string): string {
    return this.write('month', instant, { month: 'short' });
  }

  /** `28 Mar 2027, 18:04` */
  full(instant: number | string): string {
    return this.write('full', instant, FULL);
  }

  /** `28 Mar 2027, 18:04–18:14`: what both have in common is said once. */
  span(from: number | string, to: number | string): string {
    return this.formatter('full', { ...FULL, hourCycle: this.clock }, this.locale).formatRange(
      new Date(from),
      new Date(to),
    );
  }

  /** `18:04` today, `Sun 18:04` within six days, `28 Mar 18:04` in this year, else with it; the shortest that is not ambiguous. */
  moment(instant: number | string, now: number): string {
    const at = new Date(instant).getTime();
    const [date, today] = [this.date(at), this.date(now)];
    const days = Math.abs(daysBetween(date, today));
    if (days === 0) return this.time(at);
    if (days < 7) return `${this.weekday(at)} ${this.time(at)}`;
    return date.slice(0, 4) === today.slice(0, 4)
      ? `${this.monthDay(at)} ${this.time(at)}`
      : this.full(at);
  }

  /** The date on the house's clock, `2027-03-28`. */
  date(instant: number | string): string {
    return this.formatter(
      'isoDate',
      { year: 'numeric', month: '2-digit', day: '2-digit' },
      'sv-SE',
    ).format(new Date(instant));
  }

  /** Whole hour on the house's clock, 0 to 23. */
  hour(instant: number): number {
    return Number(
      this.formatter('hour', { hour: '2-digit', hourCycle: 'h23' }, 'en-GB').format(instant),
    );
  }

  /** `21.4`, at most one decimal. */
  number(value: number): string {
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: 1 }).format(value);
  }

  /** Number and unit, kept together by a no-break space. */
  quantity(value: number, unit: string | undefined): string {
    return unit === undefined ? this.number(value) : `${this.number(value)}\u00A0${unit}`;
  }

  private write(
    key: string,
    instant: number | string,
    options: Intl.DateTimeFormatOptions,
  ): string {
    return this.formatter(key, { ...options, hourCycle: this.clock }, this.locale)
      .format(new Date(instant))
      .replace(/^(\p{L}+\.?), /u, '$1 ');
  }

  private formatter(
    key: string,
    options: Intl.DateTimeFormatOptions,
    locale: string,
  ): Intl.DateTimeFormat {
    let formatter = this.made.get(key);
    if (formatter === undefined) {
      formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: this.zone });
      this.made.set(key, formatter);
    }
    return formatter;
  }
}

/** Days from one calendar date to another (both `2027-03-28`). */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
