import { TOKEN_RENEW_BEFORE_MS } from '@/config/timings';
import { Problem } from './problem';
import { createStore, useStore } from './store';
import type { AccountView, SessionView } from './views';

/** Who is at this browser, as far as it knows. */
export type Session =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'out' }
  | { readonly kind: 'in'; readonly account: AccountView };

/** The session of this tab. */
export const session = createStore<Session>({ kind: 'unknown' });

/** True for those who may add, change and remove things. */
export function useIsOwner(): boolean {
  return useStore(session, (now) => now.kind === 'in' && now.account.role === 'OWNER');
}

/** True for somebody who sees what was shared, and nothing of the house's own business. */
export function useIsGuest(): boolean {
  return useStore(session, (now) => now.kind === 'in' && now.account.role === 'GUEST');
}

/**
 * The access token lives in this module and nowhere else: not in storage, where another script or a
 * later user of the browser could read it. A reload gets a new one through the HttpOnly cookie.
 */
let token: { readonly value: string; readonly renewAt: number } | undefined;
let renewing: Promise<void> | undefined;

/** Takes what the gateway answered to a claim, a sign-in or a refresh. */
export function openSession(view: SessionView): void {
  const lifetime = view.expiresInSeconds * 1000;
  token = {
    value: view.accessToken,
    renewAt: Date.now() + Math.max(lifetime - TOKEN_RENEW_BEFORE_MS, lifetime / 2),
  };
  session.set({ kind: 'in', account: view.account });
}

/** Takes what the gateway says of the person who is signed in, after a change. */
export function tellAccount(account: AccountView): void {
  session.set({ kind: 'in', account });
}

/** Forgets the token; what the screens show is the router's business. */
export function closeSession(): void {
  token = undefined;
  session.set({ kind: 'out' });
}

/** A token that is not about to expire. Throws a {@link Problem} (401) when nobody is signed in. */
export async function accessToken(): Promise<string> {
  if (token === undefined || Date.now() >= token.renewAt) await renewSession();
  if (token === undefined) throw new Problem(401, 'not_signed_in', '');
  return token.value;
}

/** The token as it is now, without asking the gateway: tells a caller whether it was renewed since. */
export function currentToken(): string | undefined {
  return token?.value;
}

/**
 * Asks for a new access token. Calls that come together share one request, and tabs take turns: a
 * refresh cookie works once, so two tabs sending the same one would look like a stolen cookie.
 */
export function renewSession(): Promise<void> {
  renewing ??= inTurn(refresh).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function refresh(): Promise<void> {
  const response = await fetch('/api/v1/sessions/refresh', {
    method: 'POST',
    headers: { 'X-Hearth': '1' },
    credentials: 'same-origin',
  });
  if (response.ok) {
    openSession((await response.json()) as SessionView);
    return;
  }
  if (response.status === 401 || response.status === 403) closeSession();
  const body: unknown = await response.json().catch(() => undefined);
  throw Problem.from(response.status, body);
}

async function inTurn(work: () => Promise<void>): Promise<void> {
  // navigator.locks exists only in a secure context.
  const locks = (navigator as { locks?: LockManager }).locks;
  await (locks === undefined ? work() : locks.request('hearth-session', work));
}
