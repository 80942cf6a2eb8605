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
import { looksOf, shownOn } from '../relay-looks';
import { relayWords } from '../relay-words';
import { useRelay } from '../use-relay';
import styles from './relay-card.module.css';
import { RelayButtons } from './relay-buttons';

interface RelayCardProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A relay on the home screen: what is true of it, and one tap to change it. */
export const RelayCard = memo(function RelayCard({ device, capability }: RelayCardProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, turn } = useRelay(device, capability);
  const words = useId();
  const looks = looksOf(state);
  const title = cardTitle(i18n, device, capability);
  const control = state.kind !== 'unknown' && (
    <Switch
      name={title}
      on={shownOn(state)}
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
        {relayWords(i18n, formats, state, now)}
      </p>
      {readingsOf(device).map((reading) => (
        <ReadingLine key={reading.id} device={device} capability={reading} />
      ))}
      <RelayButtons state={state} inContact={inContact} describedBy={words} onTurn={turn} />
    </CardFrame>
  );
});
