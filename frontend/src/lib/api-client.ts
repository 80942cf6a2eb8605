import createClient from 'openapi-fetch';
import type { paths } from './api-types';
import { authorisedFetch } from './authorised-fetch';
import { Problem } from './problem';

/** Calls that anyone may make: the state of the set-up, claim, sign-in, invitation, recovery. */
export const publicApi = createClient<paths>({
  baseUrl: location.origin,
  // Found at each call, as everywhere else in the dashboard; the library would keep the one of its start.
  fetch: (request) => fetch(request),
});

/** Calls in the name of the person who is signed in. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: authorisedFetch });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer. Throws a {@link Problem} for a refusal, a `TypeError` when there is no contact. */
export async function bodyOf<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined || data === null)
    throw Problem.from(response.status, error);
  return data;
}

/** Waits for an answer without a body (204). Throws like {@link bodyOf}. */
export async function done(call: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await call;
  if (!response.ok) throw Problem.from(response.status, error);
}
