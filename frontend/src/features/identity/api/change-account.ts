import { api, bodyOf } from '@/lib/api-client';
import { tellAccount } from '@/lib/session';
import type { AccountRequest } from '@/lib/views';

/** Changes name, language and time format of the person who is signed in. */
export async function changeAccount(request: AccountRequest): Promise<void> {
  tellAccount(await bodyOf(api.PUT('/api/v1/account', { body: request })));
}
