import { api, done } from '@/lib/api-client';
import { askAccount } from '@/lib/own-account';

/** Puts a picture in the place of the one there was; the account names it from then on. */
export async function putPicture(picture: Blob): Promise<void> {
  await done(
    api.PUT('/api/v1/account/picture', {
      headers: { 'Content-Type': 'application/octet-stream' },
      // The contract writes a binary body as a string; what is sent are the bytes.
      body: picture as unknown as string,
      bodySerializer: () => picture,
    }),
  );
  await askAccount();
}
