import { useLingui } from '@lingui/react';
import { memo, useId } from 'react';
import { classNames } from '@/components/class-names';
import { CardFrame } from '@/features/devices/components/card-frame';
import { InputLines } from '@/features/devices/components/input-lines';
import { cardTitle } from '@/features/devices/cards';
import { operates } from '@/features/devices/levels';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { pulseLooks, pulseWords } from '../pulse-words';
import { usePulse } from '../use-pulse';
import { GateControl } from './gate-control';
import styles from './relay-card.module.css';

interface GateCardProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A gate on the home screen: a button that asks, never a switch. */
export const GateCard = memo(function GateCard({ device, capability }: GateCardProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, pulse } = usePulse(device, capability);
  const words = useId();
  const looks = pulseLooks(state);
  const title = cardTitle(i18n, device, capability);
  return (
    <CardFrame device={device} title={title} look={looks.card} busy={state.kind === 'pending'}>
      <p id={words} className={classNames(styles.words, styles[looks.tone])}>
        {pulseWords(i18n, formats, device, state, now)}
      </p>
      <InputLines device={device} />
      {operates(device) && (
        <GateControl
          device={device}
          title={title}
          state={state}
          inContact={inContact}
          describedBy={words}
          onPulse={pulse}
        />
      )}
    </CardFrame>
  );
});
