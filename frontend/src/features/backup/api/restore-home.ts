import { bodyOf, publicApi } from '@/lib/api-client';
import { accessToken } from '@/lib/session';
import type { RestoredView } from '@/lib/views';

/** By which right a home is replaced: nobody's by its claim code, any other by its owner. */
export type Right =
  { readonly code: string } | { readonly homeName: string; readonly password: string };

export interface Restore {
  readonly file: Blob;
  readonly key: string;
  readonly right: Right;
}

/**
 * Sends a backup; when it is answered it is proved, and the gateway ends. The file is sent as it is, and once: nothing keeps a second
 * copy for another try, as every other call does.
 */
export async function restoreHome({ file, key, right }: Restore): Promise<RestoredView> {
  const isOwner = 'homeName' in right;
  return bodyOf(
    publicApi.POST('/api/v1/restore', {
      params: {
        query: isOwner ? { homeName: right.homeName } : {},
        header: {
          // A header holds no other letters; the gateway refuses what is left by name.
          'X-Recovery-Key': plain(key),
          ...(isOwner
            ? { 'X-Password': encodeURIComponent(right.password) }
            : { 'X-Claim-Code': plain(right.code) }),
        },
      },
      headers: {
        'Content-Type': 'application/octet-stream',
        ...(isOwner && { Authorization: `Bearer ${await accessToken()}` }),
      },
      // The contract writes a binary body as a string; what is sent are the bytes.
      body: file as unknown as string,
      bodySerializer: () => file,
    }),
  );
}

const plain = (typed: string): string => typed.replace(/[^0-9A-Za-z -]/g, '').trim();
