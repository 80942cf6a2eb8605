import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { CopyText } from '@/components/copy-text';
import { Facts } from '@/components/facts';
import type { ToolView } from '@/lib/views';
import { brokerStatusQuery } from '../api/get-status';
import styles from './broker.module.css';

interface NewAccountProps {
  readonly account: ToolView;
  /** The person has the password. */
  readonly onDone: () => void;
}

/** What a program needs to come in. Its password is on this screen once, and nowhere else. */
export function NewAccount({ account, onDone }: NewAccountProps) {
  const { i18n } = useLingui();
  const { data: port } = useQuery({ ...brokerStatusQuery, select: (status) => status.port });
  const { name, userName, secret = '' } = account;
  return (
    <div className={styles.form}>
      <Banner tone="info" role="status">
        <p>{i18n.t('tools.once', { name })}</p>
      </Banner>
      <Facts
        facts={[
          [i18n.t('tools.host'), location.hostname],
          [i18n.t('tools.port'), port],
          [i18n.t('tools.userName'), userName],
        ]}
      />
      <CopyText text={secret} copy={i18n.t('tools.copy')} />
      <p>{i18n.t('tools.writes', { topic: `tools/${name}/#` })}</p>
      <div className={styles.actions}>
        <Button onClick={onDone}>{i18n.t('tools.done')}</Button>
      </div>
    </div>
  );
}
