import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { contact } from '@/lib/contact';
import { createQueryClient } from '@/lib/query-client';
import { openSession } from '@/lib/session';

/** The owner is signed in, and in contact. */
export function comeIn(): void {
  contact.set({ kind: 'live' });
  const account = { id: 'a', name: 'Maria', role: 'OWNER' } as const;
  openSession({ accessToken: 'token', expiresInSeconds: 600, account });
}

/** Shows a part of a screen, with what every part may need around it. */
export function showInHouse(part: ReactNode) {
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={createQueryClient()}>
        <RouterContextProvider router={router as never}>{part}</RouterContextProvider>
      </QueryClientProvider>
    </I18nProvider>,
  );
}

/** Plays the gateway: an answer by method and path (`GET /api/v1/strangers`), or nothing, which is an answer that never comes. */
export function playGateway(
  answer: (call: string, request: Request) => Response | undefined | Promise<Response>,
) {
  vi.stubGlobal('fetch', async (request: Request) => {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    return (await answer(call, request)) ?? new Promise<Response>(() => undefined);
  });
}
