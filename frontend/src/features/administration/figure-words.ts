import type { Formats } from '@/lib/formats';

/** An amount of data in the largest unit that leaves a number above one, `1.2 MB`; undefined stays so. */
export function dataWords(formats: Formats, bytes: number | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const style = { style: 'unit', unit: units[power], maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(formats.locale, style).format(bytes / 1000 ** power);
}

/** A count; undefined stays so. */
export function countWords(formats: Formats, count: number | undefined): string | undefined {
  return count === undefined ? undefined : formats.number(count);
}
