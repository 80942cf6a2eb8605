import { Formats } from './formats';

/**
 * Formats for a date and time without zone, as the gateway writes them for the house's clock
 * (`2027-03-28T04:00:00`). Read as UTC and written as UTC, so no zone of the browser gets in.
 */
export function wallFormats(locale: string): Formats {
  return new Formats(locale, 'UTC');
}

/** The instant to hand to {@link wallFormats}. */
export function wallInstant(local: string): number {
  return Date.parse(`${local}Z`);
}
