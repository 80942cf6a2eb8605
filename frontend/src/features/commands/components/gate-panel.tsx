import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { classNames } from '@/components/class-names';
import { cardTitle } from '@/features/devices/cards';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { pulseLooks, pulseWords } from '../pulse-words';
import { usePulse } from '../use-pulse';
import { GateControl } from './gate-control';
import { LastCommand } from './last-command';
import cardStyles from './relay-card.module.css';
import styles from './relay-panel.module.css';

interface GatePanelProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A gate on its device's page: the button, and the whole truth about the last command. */
export function GatePanel({ device, capability }: GatePanelProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, pulse } = usePulse(device, capability);
  const words = useId();
  const looks = pulseLooks(state);
  return (
    <section
      className={classNames(styles.panel, styles[looks.card])}
      aria-label={i18n.t('device.control')}
    >
      <p id={words} className={classNames(cardStyles.words, cardStyles[looks.tone], styles.words)}>
        {pulseWords(i18n, formats, device, state, now)}
      </p>
      <GateControl
        device={device}
        title={cardTitle(i18n, device, capability)}
        state={state}
        inContact={inContact}
        describedBy={words}
        onPulse={pulse}
      />
      <LastCommand command={capability.lastCommand} />
    </section>
  );
}
