import { bodyOf, publicApi } from '@/lib/api-client';
import { openSession } from '@/lib/session';
import type { SignInRequest } from '@/lib/views';

/** Signs in with name and password. */
export async function signIn(request: SignInRequest): Promise<void> {
  openSession(await bodyOf(publicApi.POST('/api/v1/sessions', { body: request })));
}
