/** The brightness that a tap on a dimmer's switch goes back to: the one this browser chose last. */
export function lastLevel(device: string, capability: string): number {
  const kept = Number(localStorage.getItem(key(device, capability)));
  return kept > 0 && kept <= 100 ? kept : 100;
}

/** Keeps a brightness that was asked for; off is none. */
export function rememberLevel(device: string, capability: string, level: number): void {
  if (level > 0) localStorage.setItem(key(device, capability), String(level));
}

function key(device: string, capability: string): string {
  return `hearth.level.${device}/${capability}`;
}
