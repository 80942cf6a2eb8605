import { api, bodyOf, done } from '@/lib/api-client';
import { tellAccount } from '@/lib/session';

/** Takes the person's picture away. */
export async function removePicture(): Promise<void> {
  await done(api.DELETE('/api/v1/account/picture'));
  tellAccount(await bodyOf(api.GET('/api/v1/account')));
}
