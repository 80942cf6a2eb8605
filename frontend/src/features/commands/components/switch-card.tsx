import { useLingui } from '@lingui/react';
import { useId, type ReactNode } from 'react';
import { classNames } from '@/components/class-names';
import { Switch } from '@/components/switch';
import { CardFrame } from '@/features/devices/components/card-frame';
import { InputLines } from '@/features/devices/components/input-lines';
import { ReadingLine } from '@/features/devices/components/reading-line';
import { cardTitle, readingsOf } from '@/features/devices/cards';
import { operates } from '@/features/devices/levels';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { looksOf, shownOn } from '../relay-looks';
import type { RelayState } from '../relay-state';
import styles from './relay-card.module.css';

interface SwitchCardProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
  /** What is true of it, seen as on or off. */
  readonly state: RelayState;
  readonly words: string;
  readonly onChange: (on: boolean) => void;
  /** Buttons below the words; `describedBy` is the id of the words. */
  readonly children: (describedBy: string, inContact: boolean) => ReactNode;
}

/** A card with a switch: what is true, one tap to change it, and what else the device measured. */
export function SwitchCard({
  device,
  capability,
  state,
  words,
  onChange,
  children,
}: SwitchCardProps) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const wordsId = useId();
  const looks = looksOf(state);
  const title = cardTitle(i18n, device, capability);
  const mine = operates(device);
  const control = mine && state.kind !== 'unknown' && (
    <Switch
      name={title}
      on={shownOn(state)}
      pending={state.kind === 'pending'}
      blocked={state.kind === 'offline' ? 'offline' : inContact ? undefined : 'noContact'}
      describedBy={wordsId}
      onChange={onChange}
    />
  );
  return (
    <CardFrame
      device={device}
      title={title}
      look={looks.card}
      busy={state.kind === 'pending'}
      control={control}
    >
      <p id={wordsId} className={classNames(styles.words, styles[looks.tone])}>
        {words}
      </p>
      {readingsOf(device).map((reading) => (
        <ReadingLine key={reading.id} device={device} capability={reading} />
      ))}
      <InputLines device={device} />
      {mine && children(wordsId, inContact)}
    </CardFrame>
  );
}
