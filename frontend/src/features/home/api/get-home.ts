import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import { tellGatewayTime } from '@/lib/gateway-clock';

/** Name, zone and rooms of the house. The live stream replaces it with every snapshot. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: async ({ signal }) => {
    const home = await bodyOf(api.GET('/api/v1/home', { signal }));
    tellGatewayTime(home.now);
    return home;
  },
  staleTime: Infinity,
});
