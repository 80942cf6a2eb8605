import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import { dataUrl } from '../picture-file';

/**
 * Somebody's picture as a data URL: an `<img>` cannot show who asks, and the page's policy lets it load nothing else. `picture` names the
 * content, so another one is asked for anew.
 */
export const pictureQuery = (account: string, picture: string) =>
  queryOptions({
    queryKey: ['picture', account, picture],
    queryFn: async ({ signal }) =>
      dataUrl(
        await bodyOf(
          api.GET('/api/v1/accounts/{id}/picture', {
            params: { path: { id: account } },
            parseAs: 'blob',
            signal,
          }),
        ),
      ),
    staleTime: Infinity,
  });
