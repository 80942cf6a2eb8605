import type { DeviceView, HomeView } from '@/lib/views';

/** The house as it was last seen by this browser. */
export interface LastSnapshot {
  readonly home: HomeView;
  readonly devices: DeviceView[];
}

const STORAGE_KEY = 'hearth.lastSnapshot';

/** Keeps the house for a visit without contact. A full or forbidden storage is no reason to fail. */
export function keepSnapshot(home: HomeView, devices: DeviceView[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ home, devices }));
  } catch {
    forgetSnapshot();
  }
}

/** The kept house, if any. */
export function lastSnapshot(): LastSnapshot | undefined {
  const kept = localStorage.getItem(STORAGE_KEY);
  return kept === null ? undefined : (JSON.parse(kept) as LastSnapshot);
}

/** After a sign-out nothing of the house stays in the browser. */
export function forgetSnapshot(): void {
  localStorage.removeItem(STORAGE_KEY);
}
