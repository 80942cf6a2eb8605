import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { homeQuery } from '@/features/home/api/get-home';
import { getSetup } from '@/features/identity/api/get-setup';
import { lastSnapshot } from '@/features/live/last-snapshot';
import { contact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import { renewSession, session } from '@/lib/session';
import type { SetupView } from '@/lib/views';

/** Where a visitor goes: in, or to one of the two doors. Throws when there is no contact and nothing to show. */
export async function enterHouse(client: QueryClient): Promise<'in' | '/sign-in'> {
  if (session.get().kind === 'in') return 'in';
  try {
    await renewSession();
    return 'in';
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return '/sign-in';
    if (showLastSnapshot(client)) return 'in';
    throw error;
  }
}

/** Without contact the house is shown as it was, marked, and nothing can be switched. */
function showLastSnapshot(client: QueryClient): boolean {
  const snapshot = lastSnapshot();
  if (snapshot === undefined) return false;
  client.setQueryData(homeQuery.queryKey, snapshot.home);
  client.setQueryData(devicesQuery.queryKey, snapshot.devices);
  contact.set({ kind: 'lost', asOf: Date.parse(snapshot.home.now) });
  return true;
}

/** The set-up for the screens outside the house; sends a visitor on to the one that fits. */
export async function enterPublic(
  screen: 'claim' | 'restore' | 'sign-in' | 'join' | 'recover',
): Promise<SetupView> {
  // Somebody may look at an invitation in a browser that is signed in: the page says what joining does there.
  if (screen === 'join') await renewSession().catch(() => undefined);
  else if (session.get().kind === 'in') redirect({ to: '/', throw: true });
  const setup = await getSetup();
  const isOfEmptyHome = screen === 'claim' || screen === 'restore';
  if (setup.claimed && isOfEmptyHome) redirect({ to: '/sign-in', throw: true });
  if (!setup.claimed && !isOfEmptyHome) redirect({ to: '/claim', throw: true });
  return setup;
}
