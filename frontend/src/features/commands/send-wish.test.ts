import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TAP_ANSWER_MS } from '@/config/timings';
import { createQueryClient } from '@/lib/query-client';
import { comeIn, playGateway } from '@/test-house';
import { sendWish } from './send-wish';
import { setWish, useWish } from './wishes';

const client = createQueryClient();
const request = { capability: 'relay1', operation: 'SET', value: false } as const;
const wish = () => renderHook(() => useWish('lamp', 'relay1')).result.current;

beforeEach(() => {
  comeIn();
  setWish('lamp', 'relay1', undefined);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What the gateway is asked, and how it is seen to answer. */
function play(answer: (asked: number) => Response | Promise<Response> | undefined): Request[] {
  const asked: Request[] = [];
  playGateway((_, sent) => {
    asked.push(sent);
    return answer(asked.length);
  });
  return asked;
}

const problem = (status: number, code: string) =>
  Response.json({ code, detail: 'No.' }, { status });

it('gives a tap up that has no answer in time, and ends its request', async () => {
  const asked = play(() => undefined);

  const sent = sendWish(client, 'lamp', request, undefined);
  await vi.advanceTimersByTimeAsync(TAP_ANSWER_MS - 1);
  expect(wish()).toMatchObject({ value: false });
  expect(wish()?.failure).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  await sent;

  expect(wish()).toMatchObject({ value: false, failure: 'no_answer', isUnheard: true });
  expect(asked[0]?.signal.aborted).toBe(true);
});

it('takes no notice of an answer that comes late', async () => {
  play(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          resolve(Response.json({ id: '01J', device: 'lamp', capability: 'relay1' }));
        }, TAP_ANSWER_MS + 500);
      }),
  );

  const sent = sendWish(client, 'lamp', request, undefined);
  await vi.advanceTimersByTimeAsync(TAP_ANSWER_MS + 1000);
  await sent;

  expect(wish()?.failure).toBe('no_answer');
});

it.each([
  [504, 'gateway-slow', 'no_answer'],
  [502, 'gateway-away', 'no_answer'],
  [503, 'request-too-late', 'request-too-late'],
])('keeps the key of a wish after %d %s', async (status, code, failure) => {
  const asked = play(() => problem(status, code));

  await sendWish(client, 'lamp', request, undefined);
  expect(wish()?.failure).toBe(failure);
  await sendWish(client, 'lamp', request, wish());

  expect(asked).toHaveLength(2);
  expect(asked[1]?.headers.get('Idempotency-Key')).toBe(asked[0]?.headers.get('Idempotency-Key'));
});

it('gives a wish that was refused a new key', async () => {
  const asked = play(() => problem(409, 'device-offline'));

  await sendWish(client, 'lamp', request, undefined);
  await sendWish(client, 'lamp', request, wish());

  expect(asked[1]?.headers.get('Idempotency-Key')).not.toBe(
    asked[0]?.headers.get('Idempotency-Key'),
  );
});
