import { useLingui } from '@lingui/react';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { classNames } from '@/components/class-names';
import { FlameMark } from '@/components/flame-mark';
import { CommandAnnouncer } from '@/features/commands/components/command-announcer';
import { ClockBanner } from '@/features/home/components/clock-banner';
import { ContactLight } from '@/features/live/components/contact-light';
import { LostBanner } from '@/features/live/components/lost-banner';
import { useLive } from '@/features/live/use-live';
import { contact } from '@/lib/contact';
import { useIsGuest, useIsOwner } from '@/lib/session';
import { useStore } from '@/lib/store';
import { placesOf } from './places';
import styles from './shell.module.css';
import { UpdateNotice } from './update-notice';

const RecoveryNotices = lazy(async () => ({
  default: (await import('@/features/identity/components/recovery-notices')).RecoveryNotices,
}));

const Absence = lazy(async () => ({ default: (await import('./absence')).Absence }));

/** What surrounds every screen of the house: top, places, the lost-contact banner, the live stream. */
export function Shell() {
  const { i18n } = useLingui();
  const isGuest = useIsGuest();
  const editing = useMatches().some((match) => match.staticData.editor === true);
  const isOwner = useIsOwner();
  const lost = useStore(contact, (now) => now.kind === 'lost');
  useLive();
  return (
    <div className={classNames(styles.shell, editing && styles.editing)}>
      <a href="#main" className={styles.skip}>
        {i18n.t('shell.skip')}
      </a>
      <header className={styles.top}>
        <span className={styles.brand}>
          <FlameMark size={28} />
          Hearth
        </span>
        <ContactLight />
      </header>
      <nav className={styles.places} aria-label={i18n.t('shell.places')}>
        {placesOf(i18n, isGuest).map(({ to, Icon, words }) => (
          <Link
            key={to}
            to={to}
            className={styles.place ?? ''}
            activeOptions={{ exact: to === '/' }}
            activeProps={{ className: styles.here ?? '' }}
          >
            <span className={styles.icon}>
              <Icon size={24} aria-hidden />
            </span>
            {words}
          </Link>
        ))}
      </nav>
      <main id="main" className={styles.main} tabIndex={-1}>
        <LostBanner />
        {lost && (
          <Suspense fallback={null}>
            <Absence />
          </Suspense>
        )}
        <ClockBanner />
        {isOwner && (
          <Suspense fallback={null}>
            <RecoveryNotices />
          </Suspense>
        )}
        <UpdateNotice />
        <Outlet />
      </main>
      <CommandAnnouncer />
    </div>
  );
}
