import { parseDate } from '@internationalized/date';
import type { JournalQuery } from '@/lib/views';
import type { JournalFilter } from './journal-filter';

/** A filter as the gateway is asked; a day begins and ends by the clock of the house. */
export function queryOf({ cause, day, ...rest }: JournalFilter, zone: string): JournalQuery {
  return {
    ...rest,
    ...(cause !== undefined && { cause: [cause] }),
    ...(day !== undefined && span(day, zone)),
  };
}

function span(day: string, zone: string) {
  const date = parseDate(day);
  return {
    from: date.toDate(zone).toISOString(),
    to: date.add({ days: 1 }).toDate(zone).toISOString(),
  };
}
