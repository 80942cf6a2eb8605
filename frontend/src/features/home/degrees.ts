/** A number of degrees as people type it, with a point or a comma; undefined for what is none. */
export function readDegrees(text: string): number | undefined {
  const typed = text.trim().replace(',', '.').replace('−', '-');
  if (!/^[+-]?\d{1,3}(\.\d{1,12})?$/.test(typed)) return undefined;
  return Number(typed);
}

/** About a kilometre: more the sun does not need, and nobody else has to know. */
export function roundedDegrees(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
