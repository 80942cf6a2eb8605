import { api, bodyOf } from './api-client';
import { tellAccount } from './session';

/** Asks anew who is signed in, and as what: the gateway may have another word for it than at the last renewal of the token. */
export async function askAccount(): Promise<void> {
  tellAccount(await bodyOf(api.GET('/api/v1/account')));
}
