const STORAGE_KEY = 'hearth.room';

/** The room in which this browser's person last touched something; empty when none is remembered. */
export function lastRoom(): string {
  return localStorage.getItem(STORAGE_KEY) ?? '';
}

/** Remembers the room for the next visit: it comes first then. Cards never move while they are looked at. */
export function rememberRoom(id: string): void {
  localStorage.setItem(STORAGE_KEY, id);
}
