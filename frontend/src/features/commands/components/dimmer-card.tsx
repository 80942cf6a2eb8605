import { useLingui } from '@lingui/react';
import { memo, useId } from 'react';
import { classNames } from '@/components/class-names';
import { Switch } from '@/components/switch';
import { CardFrame } from '@/features/devices/components/card-frame';
import { ReadingLine } from '@/features/devices/components/reading-line';
import { cardTitle, readingsOf } from '@/features/devices/cards';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { lastLevel } from '../last-level';
import { asRelay, levelWords } from '../level-words';
import { looksOf, shownOn } from '../relay-looks';
import { useLevel } from '../use-level';
import { LevelButtons } from './level-buttons';
import styles from './relay-card.module.css';

interface DimmerCardProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A dimmer on the home screen: off with one tap, and on again as bright as it was chosen last. */
export const DimmerCard = memo(function DimmerCard({ device, capability }: DimmerCardProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, dim } = useLevel(device, capability);
  const words = useId();
  const relay = asRelay(state);
  const looks = looksOf(relay);
  const title = cardTitle(i18n, device, capability);
  const turn = (on: boolean) => {
    dim(on ? lastLevel(device.id, capability.id) : 0);
  };
  const control = state.kind !== 'unknown' && (
    <Switch
      name={title}
      on={shownOn(relay)}
      pending={state.kind === 'pending'}
      blocked={state.kind === 'offline' ? 'offline' : inContact ? undefined : 'noContact'}
      describedBy={words}
      onChange={turn}
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
      <p id={words} className={classNames(styles.words, styles[looks.tone])}>
        {levelWords(i18n, formats, state, now)}
      </p>
      {readingsOf(device).map((reading) => (
        <ReadingLine key={reading.id} device={device} capability={reading} />
      ))}
      <LevelButtons
        device={device}
        capability={capability}
        state={state}
        inContact={inContact}
        describedBy={words}
        onDim={dim}
      />
    </CardFrame>
  );
});
