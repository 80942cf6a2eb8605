import { useLingui } from '@lingui/react';
import { lazy, Suspense } from 'react';
import { Button } from '@/components/button';
import { CopyText } from '@/components/copy-text';
import { Panel } from '@/components/panel';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { NewInvitationView } from '@/lib/views';
import { roleWords } from '../role-words';
import styles from './identity.module.css';

const QrCode = lazy(async () => ({ default: (await import('@/components/qr-code')).QrCode }));

interface NewInvitationProps {
  readonly made: NewInvitationView;
  readonly onDone: () => void;
}

/** The link of an invitation, as text and for a camera: shown this once. */
export function NewInvitation({ made, onDone }: NewInvitationProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const { role, expiresAt } = made.invitation;
  const link = `${location.origin}/join#${made.secret}`;
  return (
    <Panel title={i18n.t('invite.made')}>
      <div className={styles.link}>
        <Suspense fallback={null}>
          <QrCode text={link} label={i18n.t('invite.picture')} />
        </Suspense>
        <div className={styles.side}>
          <p>{i18n.t('invite.how', { role: roleWords(i18n, role) })}</p>
          <CopyText text={link} copy={i18n.t('invite.copy')} />
          <p className={styles.words}>
            {i18n.t('invite.until', { time: formats.moment(expiresAt, now) })}
          </p>
          <div>
            <Button onClick={onDone}>{i18n.t('invite.done')}</Button>
          </div>
        </div>
      </div>
    </Panel>
  );
}
