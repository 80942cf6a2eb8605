import { api, done } from '@/lib/api-client';

/** Throws a program out for ever. */
export function removeAccount(name: string): Promise<void> {
  return done(api.DELETE('/api/v1/mqtt/accounts/{name}', { params: { path: { name } } }));
}
