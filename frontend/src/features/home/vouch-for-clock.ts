import type { QueryClient } from '@tanstack/react-query';
import { session } from '@/lib/session';
import { homeQuery } from './api/get-home';
import { trustClock } from './api/trust-clock';

/**
 * Whoever comes in tells a gateway that does not know the time what time it is. Where that fails nothing is lost: every page says that
 * the clock is not trusted, and has a button for it.
 */
export async function vouchForClock(client: QueryClient): Promise<void> {
  const now = session.get();
  if (now.kind !== 'in' || now.account.role === 'GUEST') return;
  try {
    const { time } = await client.query(homeQuery);
    if (!time.trusted) client.setQueryData(homeQuery.queryKey, await trustClock(false));
  } catch {
    // told by the banner
  }
}
