import { notifyManager, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { contact } from '@/lib/contact';
import { gatewayNow } from '@/lib/gateway-clock';
import { askAccount } from '@/lib/own-account';
import { openLive } from './api/open-live';
import { applyLive, isList } from './apply-live';
import { LiveBatch } from './live-batch';
import { LiveConnection } from './live-connection';
import { readLiveEvent, type LiveEvent } from './live-events';

const LIST_REFRESH_MS = 1000;
const movesLists: readonly LiveEvent['kind'][] = ['command', 'device', 'device-removed'];

/** Keeps the whole screen live while it is mounted: one stream for the page, whatever is shown. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => watchHouse(client), [client]);
}

function watchHouse(client: QueryClient): () => void {
  const lists = new ListRefresh(client);
  const batch = new LiveBatch((events) => {
    notifyManager.batch(() => {
      for (const event of events) applyLive(client, event);
    });
    if (events.some((event) => movesLists.includes(event.kind))) lists.soon();
  });
  const connection = new LiveConnection({
    open: async (signal, take) => {
      await openLive(signal, take);
      // The gateway ends a stream itself when the person's role has changed, or they are out.
      await askAccount();
    },
    onEvents: (events) => {
      batch.add(events.map(readLiveEvent).filter((event) => event !== undefined));
    },
    onLost: () => {
      batch.clear();
      if (contact.get().kind !== 'lost') contact.set({ kind: 'lost', asOf: gatewayNow() });
    },
  });
  const stopWaking = onWake(() => {
    connection.wake();
  });
  connection.start();
  return () => {
    stopWaking();
    connection.stop();
    lists.stop();
    contact.set({ kind: 'connecting' });
  };
}

function onWake(wake: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', wake);
    window.removeEventListener('pageshow', seen);
  };
}

/** Reads the visible lists again, at most once a second however many events come. */
class ListRefresh {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: QueryClient) {}

  soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.client.invalidateQueries({ predicate: (query) => isList(query.queryKey[0]) });
    }, LIST_REFRESH_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
