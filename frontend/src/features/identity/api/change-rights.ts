import { api, bodyOf } from '@/lib/api-client';
import type { AccountRightsRequest, AccountRightsView } from '@/lib/views';

/** Decides what a member or a guest may do: all of it at once. */
export function changeRights(
  account: string,
  body: AccountRightsRequest,
): Promise<AccountRightsView> {
  return bodyOf(
    api.PUT('/api/v1/rights/accounts/{id}', { params: { path: { id: account } }, body }),
  );
}
