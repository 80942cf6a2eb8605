import type { LiveEvent } from './live-events';

/**
 * Gathers events and hands them over once per animation frame, so that a storm of updates costs one
 * render. A hidden tab has no frames; there a timer does it.
 */
export class LiveBatch {
  private waiting: LiveEvent[] = [];
  private scheduled = false;

  constructor(private readonly apply: (events: LiveEvent[]) => void) {}

  add(events: LiveEvent[]): void {
    this.waiting.push(...events);
    if (this.scheduled || this.waiting.length === 0) return;
    this.scheduled = true;
    const flush = () => {
      this.flush();
    };
    if (document.visibilityState === 'visible') requestAnimationFrame(flush);
    else setTimeout(flush, 50);
  }

  /** Forgets what was not applied yet: it belongs to a stream that broke. */
  clear(): void {
    this.waiting = [];
  }

  private flush(): void {
    const events = this.waiting;
    this.waiting = [];
    this.scheduled = false;
    if (events.length > 0) this.apply(events);
  }
}
