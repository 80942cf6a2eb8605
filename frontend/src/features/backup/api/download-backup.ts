import { api, bodyOf } from '@/lib/api-client';

/** A backup as the sealed file that it is. */
export function downloadBackup(name: string): Promise<Blob> {
  return bodyOf<Blob>(
    api.GET('/api/v1/backups/{name}/content', { params: { path: { name } }, parseAs: 'blob' }),
  );
}
