import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { TAP_ANSWER_MS } from '@/config/timings';
import { NoAnswer } from '@/lib/in-time';
import { Problem } from '@/lib/problem';
import { createQueryClient } from '@/lib/query-client';
import { useTap } from './use-tap';

function around(client: QueryClient) {
  return function Around({ children }: { readonly children: ReactNode }) {
    return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  };
}

/** Taps one wish after the other; each gets its answer, or an error is thrown instead. Returns their keys. */
async function keysOf(taps: readonly (readonly [wish: string, answer: string | Error])[]) {
  const client = createQueryClient();
  const keys: string[] = [];
  let answer: string | Error = '';
  const { result } = renderHook(
    () =>
      useTap((_wish: string, key) => {
        keys.push(key);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      }),
    { wrapper: around(client) },
  );
  for (const [wish, next] of taps) {
    answer = next;
    await act(() => result.current.mutateAsync(wish).catch(() => undefined));
  }
  return keys;
}

const silence = new TypeError('no contact');

it('keeps the key of a wish that got no answer when the same is wished again', async () => {
  const [first, second, third, fourth] = await keysOf([
    ['evening', silence],
    ['evening', new Problem(504, 'unknown', '')],
    ['evening', 'taken'],
    ['evening', 'taken'],
  ]);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(fourth).not.toBe(first);
});

it('gives another wish, and one that was refused, a new key', async () => {
  const refusal = new Problem(409, 'targets-unavailable', 'Not every target can be reached.');
  const keys = await keysOf([
    ['evening', silence],
    ['morning', refusal],
    ['morning', 'taken'],
  ]);
  expect(new Set(keys).size).toBe(3);
});

it('ends a tap that has no answer in time', async () => {
  vi.useFakeTimers();
  const client = createQueryClient();
  let given: AbortSignal | undefined;
  const { result } = renderHook(
    () =>
      useTap((_wish: string, _key, signal) => {
        given = signal;
        return new Promise<string>(() => undefined);
      }),
    { wrapper: around(client) },
  );
  const end = result.current.mutateAsync('evening').catch((error: unknown) => error);
  await act(() => vi.advanceTimersByTimeAsync(TAP_ANSWER_MS));
  vi.useRealTimers();
  expect(await end).toBeInstanceOf(NoAnswer);
  expect(given?.aborted).toBe(true);
});
