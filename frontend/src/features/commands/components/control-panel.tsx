import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/class-names';
import { cardTitle, hasSeveralControls } from '@/features/devices/cards';
import { operates } from '@/features/devices/levels';
import { capabilityName } from '@/features/devices/capability-name';
import type { CapabilityView, DeviceView } from '@/lib/views';
import type { RelayLooks } from '../relay-looks';
import { LastCommand } from './last-command';
import cardStyles from './relay-card.module.css';
import styles from './relay-panel.module.css';

interface ControlPanelProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
  readonly looks: RelayLooks;
  /** What is true of it; `wordsId` names the element for the control. */
  readonly words: string;
  readonly wordsId: string;
  /** The switch beside the words. */
  readonly beside?: ReactNode;
  /** What else can be done with it. */
  readonly children: ReactNode;
}

/** One control on its device's page, named when the device has several, and the whole truth about its last command. */
export function ControlPanel(props: ControlPanelProps) {
  const { device, capability, looks, words, wordsId, beside, children } = props;
  const { i18n } = useLingui();
  const mine = operates(device);
  const isNamed = hasSeveralControls(device);
  return (
    <section
      className={classNames(styles.panel, styles[looks.card])}
      aria-label={isNamed ? cardTitle(i18n, device, capability) : i18n.t('device.control')}
    >
      {isNamed && <h2 className={styles.name}>{capabilityName(i18n, capability.id)}</h2>}
      <div className={styles.row}>
        <p
          id={wordsId}
          className={classNames(cardStyles.words, cardStyles[looks.tone], styles.words)}
        >
          {words}
        </p>
        {mine && beside}
      </div>
      {mine ? children : <p>{i18n.t('problem.onlySee')}</p>}
      <LastCommand command={capability.lastCommand} />
    </section>
  );
}
