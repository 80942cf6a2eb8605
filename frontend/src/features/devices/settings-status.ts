/** How far the newest wish for a device's settings is. */
export type SettingsStatus =
  | { readonly kind: 'never' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'waits' }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly code: string };

/** The newest wish, and what the device says to it. */
interface Wished {
  /** 0 if nothing was ever wished. */
  readonly desiredRevision: number;
  readonly inSync: boolean;
  /** Why the device did not take it. */
  readonly refused?: string | undefined;
}

/** How far a wish is with a device that is there, or away. */
export function settingsStatus(wished: Wished, online: boolean): SettingsStatus {
  const { desiredRevision, inSync, refused } = wished;
  if (desiredRevision === 0) return { kind: 'never' };
  if (refused !== undefined) return { kind: 'refused', code: refused };
  if (inSync) return { kind: 'confirmed' };
  return online ? { kind: 'waits' } : { kind: 'away' };
}
