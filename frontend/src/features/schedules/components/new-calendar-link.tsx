import { useLingui } from '@lingui/react';
import { lazy, Suspense } from 'react';
import { Button } from '@/components/button';
import { CopyText } from '@/components/copy-text';
import type { MadeLinkView } from '@/lib/views';
import styles from './exchange.module.css';

const QrCode = lazy(async () => ({ default: (await import('@/components/qr-code')).QrCode }));

interface NewCalendarLinkProps {
  readonly made: MadeLinkView;
  readonly onDone: () => void;
}

/** The secret address of a calendar link, as text and for a camera, and where to put it: shown this once. */
export function NewCalendarLink({ made, onDone }: NewCalendarLinkProps) {
  const { i18n } = useLingui();
  const address = `${location.origin}${made.path}`;
  return (
    <section
      className={styles.stack}
      aria-label={i18n.t('calendar.made', { name: made.link.label })}
    >
      <h3 className={styles.sentence}>{i18n.t('calendar.made', { name: made.link.label })}</h3>
      <div className={styles.show}>
        <div className={styles.stack}>
          <p>{i18n.t('calendar.once')}</p>
          <CopyText text={address} copy={i18n.t('calendar.copy')} />
        </div>
        <Suspense fallback={null}>
          <QrCode text={address} label={i18n.t('calendar.picture')} />
        </Suspense>
      </div>
      <h3 className={styles.sentence}>{i18n.t('calendar.how')}</h3>
      <dl className={styles.steps}>
        <Place name={i18n.t('calendar.apple')} words={i18n.t('calendar.appleHow')} />
        <Place name={i18n.t('calendar.android')} words={i18n.t('calendar.androidHow')} />
        <Place name={i18n.t('calendar.computer')} words={i18n.t('calendar.computerHow')} />
      </dl>
      <p className={styles.words}>
        {i18n.t('calendar.needs')} <a href="/ca.crt">{i18n.t('more.trustLink')}</a>
      </p>
      <div>
        <Button onClick={onDone}>{i18n.t('calendar.done')}</Button>
      </div>
    </section>
  );
}

function Place({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}
