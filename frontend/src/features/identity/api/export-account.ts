import { api, bodyOf } from '@/lib/api-client';

/** All that the home keeps of whoever is signed in, as a file. */
export function exportAccount(): Promise<Blob> {
  return bodyOf<Blob>(api.GET('/api/v1/account/export', { parseAs: 'blob' }));
}
