import { useLingui } from '@lingui/react';
import type { SettingsView } from '@/lib/views';
import { settingsStatus, type SettingsStatus } from '../settings-status';
import { settingsWords } from '../settings-words';
import styles from './form.module.css';

interface SettingsResultProps {
  /** What the fields say too: they and this line never contradict each other. */
  readonly view: SettingsView;
  readonly online: boolean;
  /** What stands in the fields is not what was saved last. */
  readonly isChanged: boolean;
  readonly isSaving: boolean;
}

/** What became of the newest wish, beside the button that sends one. */
export function SettingsResult({ view, online, isChanged, isSaving }: SettingsResultProps) {
  const { i18n } = useLingui();
  const { desired, inSync, refused } = view;
  const status = settingsStatus(
    { desiredRevision: desired.revision, inSync, refused: refused?.code },
    online,
  );
  const words = isChanged ? i18n.t('settings.notSaved') : settingsWords(i18n, status, refused);
  return (
    <p role="status" className={isChanged ? styles.plain : tones[status.kind]}>
      {isSaving ? '' : words}
    </p>
  );
}

const tones: Record<SettingsStatus['kind'], string | undefined> = {
  never: styles.plain,
  confirmed: styles.good,
  waits: styles.warn,
  away: styles.warn,
  refused: styles.bad,
};
