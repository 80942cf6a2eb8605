import {
  LIVE_BACKOFF_FIRST_MS,
  LIVE_BACKOFF_LONGEST_MS,
  LIVE_SILENCE_MS,
  LIVE_WAKE_SILENCE_MS,
} from '@/config/timings';
import type { StreamEvent } from '@/lib/event-stream';

/** What the connection needs from the outside; handed in so that tests can play the gateway. */
export interface LivePorts {
  /** Opens the stream, see `openLive`. */
  open(signal: AbortSignal, take: (events: StreamEvent[]) => void): Promise<void>;
  /** Takes the events of one piece of the stream. */
  onEvents(events: StreamEvent[]): void;
  /** The stream broke, or was never opened. */
  onLost(): void;
}

/**
 * Keeps one live stream open: anew after silence, after an error with growing pauses, and at once
 * when the device wakes. Held by one tab.
 */
export class LiveConnection {
  private attempt: AbortController | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private heardAt = 0;
  private stopped = false;

  constructor(private readonly ports: LivePorts) {}

  start(): void {
    this.stopped = false;
    void this.connect();
  }

  /** Ends the stream for good. */
  stop(): void {
    this.stopped = true;
    this.attempt?.abort();
    clearTimeout(this.silence);
    clearTimeout(this.retry);
  }

  /** The screen came back: a stream that has been quiet cannot be trusted, a pause need not be sat out. */
  wake(): void {
    if (this.stopped || Date.now() - this.heardAt < LIVE_WAKE_SILENCE_MS) return;
    this.failures = 0;
    this.lose();
    void this.connect();
  }

  private async connect(): Promise<void> {
    clearTimeout(this.retry);
    this.attempt?.abort();
    const attempt = new AbortController();
    this.attempt = attempt;
    this.watchSilence(attempt);
    try {
      await this.ports.open(attempt.signal, (events) => {
        if (attempt.signal.aborted) return;
        this.failures = 0;
        this.watchSilence(attempt);
        this.ports.onEvents(events);
      });
    } catch {
      // Whatever broke the stream, the answer is the same: say so, and try again.
    }
    if (this.attempt === attempt && !this.stopped) this.again();
  }

  private again(): void {
    clearTimeout(this.silence);
    this.lose();
    const pause = Math.min(LIVE_BACKOFF_FIRST_MS * 2 ** this.failures, LIVE_BACKOFF_LONGEST_MS);
    this.failures += 1;
    // Jitter keeps the phones of a house from knocking together after a restart.
    this.retry = setTimeout(() => void this.connect(), pause * (0.5 + Math.random() / 2));
  }

  private lose(): void {
    this.heardAt = 0;
    this.ports.onLost();
  }

  private watchSilence(attempt: AbortController): void {
    this.heardAt = Date.now();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      attempt.abort();
    }, LIVE_SILENCE_MS);
  }
}
