import { useLingui } from '@lingui/react';
import type { CommandView } from '@/lib/views';
import { CommandTruth } from './command-truth';
import styles from './relay-panel.module.css';

/** What became of the last command, under the control it was for; nothing when there was none. */
export function LastCommand({ command }: { readonly command: CommandView | undefined }) {
  const { i18n } = useLingui();
  if (command === undefined) return null;
  return (
    <div className={styles.truth}>
      <h2 className={styles.title}>{i18n.t('device.lastCommand')}</h2>
      <CommandTruth command={command} />
    </div>
  );
}
