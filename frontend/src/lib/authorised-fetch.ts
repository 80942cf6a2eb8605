import { accessToken, closeSession, currentToken, renewSession } from './session';

/**
 * `fetch` with the access token. A 401 renews the token and tries once more, because the gateway may
 * have restarted or revoked it early; a second 401 ends the session.
 */
export async function authorisedFetch(request: Request): Promise<Response> {
  const spare = request.clone();
  const used = await accessToken();
  const first = await fetch(withToken(request, used));
  if (first.status !== 401) return first;
  if (currentToken() === used) await renewSession();
  const second = await fetch(withToken(spare, await accessToken()));
  if (second.status === 401) closeSession();
  return second;
}

function withToken(request: Request, token: string): Request {
  request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}
