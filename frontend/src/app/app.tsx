import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { createQueryClient } from '@/lib/query-client';
import { session } from '@/lib/session';
import { forgetSnapshot } from '@/features/live/last-snapshot';
import { createHearthRouter } from './router';

const queryClient = createQueryClient();
const router = createHearthRouter(queryClient);

/** The whole dashboard with what every screen needs: language, cache, routes. */
export function App() {
  useEffect(leaveWhenSignedOut, []);
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}

/** When the session ends, here or at the gateway, nothing of the house stays on the screen or in the browser. */
function leaveWhenSignedOut(): () => void {
  return session.subscribe(() => {
    if (session.get().kind !== 'out') return;
    forgetSnapshot();
    void router.navigate({ to: '/sign-in' }).then(() => {
      queryClient.clear();
    });
  });
}
