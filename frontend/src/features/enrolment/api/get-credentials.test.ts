import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/query-client';
import { comeIn, playGateway } from '@/test-house';
import { credentialsQuery } from './get-credentials';

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

const ask = () => createQueryClient().query({ ...credentialsQuery('lamp'), retry: false });

it('knows a key that was never changed from one that is under way', async () => {
  playGateway(() => new Response(null, { status: 204 }));
  expect(await ask()).toBeNull();

  playGateway(() => Response.json({ state: 'PENDING' }));
  expect(await ask()).toEqual({ state: 'PENDING' });
});

it('does not take a device that is gone for a key that was never changed', async () => {
  playGateway(() => Response.json({ code: 'not-found', detail: 'No.' }, { status: 404 }));
  await expect(ask()).rejects.toMatchObject({ status: 404 });
});
