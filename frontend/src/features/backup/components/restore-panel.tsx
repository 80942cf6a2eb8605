import { useLingui } from '@lingui/react';
import { Panel } from '@/components/panel';
import styles from './backup.module.css';
import { RestoreForm } from './restore-form';

/** Replacing this home by one of a backup: for its owner. */
export function RestorePanel({ homeName }: { readonly homeName: string }) {
  const { i18n } = useLingui();
  return (
    <Panel title={i18n.t('restore.title')}>
      <div className={styles.stack}>
        <p>{i18n.t('restore.words')}</p>
        <RestoreForm homeName={homeName} />
      </div>
    </Panel>
  );
}
