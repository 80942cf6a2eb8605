import { api, done } from '@/lib/api-client';
import { askAccount } from '@/lib/own-account';

/** Takes the person's picture away. */
export async function removePicture(): Promise<void> {
  await done(api.DELETE('/api/v1/account/picture'));
  await askAccount();
}
