import { queryOptions } from '@tanstack/react-query';
import { BACKUP_MAKING_REFRESH_MS, BACKUPS_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';
import { isMaking } from '../is-making';

/** The backups of the home, and how the newest try to make one goes. */
export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/backups', { signal })),
  staleTime: 0,
  refetchInterval: ({ state }) =>
    isMaking(state.data) ? BACKUP_MAKING_REFRESH_MS : BACKUPS_REFRESH_MS,
});
