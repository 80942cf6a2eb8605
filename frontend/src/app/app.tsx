import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { createQueryClient } from '@/lib/query-client';
import { chooseLanguage, readClock } from '@/lib/i18n';
import { session } from '@/lib/session';
import { forgetSnapshot } from '@/features/live/last-snapshot';
import { createHearthRouter } from './router';

const queryClient = createQueryClient();
const router = createHearthRouter(queryClient);

/** The whole dashboard with what every screen needs: language, cache, routes. */
export function App() {
  useEffect(leaveWhenSignedOut, []);
  useEffect(followPerson, []);
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}

/** Pages before the door: whoever is there shows nothing of the house, and stays. */
const outside = ['/claim', '/sign-in', '/join', '/recover'];

/** When the session ends, here or at the gateway, nothing of the house stays on the screen or in the browser. */
function leaveWhenSignedOut(): () => void {
  return session.subscribe(() => {
    if (session.get().kind !== 'out') return;
    forgetSnapshot();
    if (outside.includes(location.pathname)) return;
    void router.navigate({ to: '/sign-in' }).then(() => {
      queryClient.clear();
    });
  });
}

/** The language and the clock are those of the person who is signed in, on every browser. */
function followPerson(): () => void {
  const follow = () => {
    const now = session.get();
    if (now.kind !== 'in') return;
    readClock(now.account.timeFormat === 'TWELVE_HOURS' ? 'h12' : 'h23');
    const language = now.account.language?.toLowerCase();
    if ((language === 'en' || language === 'el') && language !== i18n.locale)
      void chooseLanguage(language);
  };
  follow();
  return session.subscribe(follow);
}
