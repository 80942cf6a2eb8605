import { api, bodyOf } from '@/lib/api-client';
import type { JournalQuery } from '@/lib/views';

/** Forms of an export: for a spreadsheet, or exact. */
export type ExportForm = 'csv' | 'ndjson';

/** Everything that is asked for, as one file; the browser may keep it on disk. */
export function exportJournal(asked: JournalQuery, format: ExportForm): Promise<Blob> {
  return bodyOf(
    api.GET('/api/v1/journal/export', {
      params: { query: { ...asked, format } },
      parseAs: 'blob',
    }),
  );
}
