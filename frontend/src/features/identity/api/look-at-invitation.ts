import { queryOptions } from '@tanstack/react-query';
import { bodyOf, publicApi } from '@/lib/api-client';

/** What the secret of a link opens. A refusal is final: asking again would only use up tries. */
export const offerQuery = (secret: string) =>
  queryOptions({
    queryKey: ['offer', secret],
    queryFn: ({ signal }) =>
      bodyOf(publicApi.POST('/api/v1/invitations/look', { body: { secret }, signal })),
    staleTime: Infinity,
    retry: false,
  });
