import { TAP_ANSWER_MS } from '@/config/timings';

/** No answer came in time; nobody knows whether the gateway took what was asked. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * The answer to a tap. A person does not wait for it longer than the gateway may act on it: then the
 * request is given up, and whatever comes later is nobody's.
 *
 * Throws {@link NoAnswer} when it is late, and whatever `ask` throws.
 */
export async function inTime<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const giveUp = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswer());
      giveUp.abort();
    }, TAP_ANSWER_MS);
  });
  try {
    return await Promise.race([ask(giveUp.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
