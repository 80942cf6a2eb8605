import type { I18n } from '@lingui/core';
import type { WatchRequest } from '@/lib/views';

/** Why a look at the broker is over. */
export type WatchEnd = 'stopped' | 'enough' | 'time' | 'closed' | 'broken';

/** The limits of a look, all chosen. */
export type WatchBounds = Required<WatchRequest>;

/** The gateway only ends the answer: why follows from how much came, and after how long (ms). */
export function watchEndOf(bounds: WatchBounds, seen: number, lasted: number): WatchEnd {
  if (seen >= bounds.messages) return 'enough';
  return lasted >= bounds.seconds * 1000 ? 'time' : 'closed';
}

/** Why it is over, as a sentence. */
export function watchEndWords(i18n: I18n, end: WatchEnd, seen: number): string {
  switch (end) {
    case 'stopped':
      return i18n.t('watch.stopped', { count: seen });
    case 'enough':
      return i18n.t('watch.enough', { count: seen });
    case 'time':
      return i18n.t('watch.time', { count: seen });
    case 'closed':
      return i18n.t('watch.closed', { count: seen });
    case 'broken':
      return i18n.t('watch.broken', { count: seen });
  }
}
