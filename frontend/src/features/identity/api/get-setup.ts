import { bodyOf, publicApi } from '@/lib/api-client';
import type { SetupView } from '@/lib/views';

/** Whether the house has an owner yet, and its name. */
export function getSetup(): Promise<SetupView> {
  return bodyOf(publicApi.GET('/api/v1/setup'));
}
