import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { classNames } from '@/components/class-names';
import { Switch } from '@/components/switch';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { looksOf, shownOn } from '../relay-looks';
import { relayWords } from '../relay-words';
import { useRelay } from '../use-relay';
import { LastCommand } from './last-command';
import cardStyles from './relay-card.module.css';
import { RelayButtons } from './relay-buttons';
import styles from './relay-panel.module.css';

interface RelayPanelProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A relay on its device's page: the control, and the whole truth about the last command. */
export function RelayPanel({ device, capability }: RelayPanelProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, turn } = useRelay(device, capability);
  const words = useId();
  const looks = looksOf(state);
  return (
    <section
      className={classNames(styles.panel, styles[looks.card])}
      aria-label={i18n.t('device.control')}
    >
      <div className={styles.row}>
        <p
          id={words}
          className={classNames(cardStyles.words, cardStyles[looks.tone], styles.words)}
        >
          {relayWords(i18n, formats, state, now)}
        </p>
        {state.kind !== 'unknown' && (
          <Switch
            name={device.name}
            on={shownOn(state)}
            pending={state.kind === 'pending'}
            blocked={state.kind === 'offline' ? 'offline' : inContact ? undefined : 'noContact'}
            describedBy={words}
            onChange={turn}
          />
        )}
      </div>
      <RelayButtons state={state} inContact={inContact} describedBy={words} onTurn={turn} />
      <LastCommand command={capability.lastCommand} />
    </section>
  );
}
