import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { classNames } from '@/components/class-names';
import { cardTitle } from '@/features/devices/cards';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { asRelay, levelWords } from '../level-words';
import { looksOf } from '../relay-looks';
import { useLevel } from '../use-level';
import { LastCommand } from './last-command';
import { LevelButtons } from './level-buttons';
import { LevelSlider } from './level-slider';
import cardStyles from './relay-card.module.css';
import styles from './relay-panel.module.css';

interface DimmerPanelProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A dimmer on its device's page: the slider, and the whole truth about the last command. */
export function DimmerPanel({ device, capability }: DimmerPanelProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, dim } = useLevel(device, capability);
  const words = useId();
  const looks = looksOf(asRelay(state));
  const pending = state.kind === 'pending';
  return (
    <section
      className={classNames(styles.panel, styles[looks.card])}
      aria-label={i18n.t('device.control')}
    >
      <p id={words} className={classNames(cardStyles.words, cardStyles[looks.tone], styles.words)}>
        {levelWords(i18n, formats, state, now)}
      </p>
      {state.kind !== 'unknown' && (
        <LevelSlider
          name={i18n.t('level.name', { device: cardTitle(i18n, device, capability) })}
          level={(pending ? state.wanted : state.lastKnown) ?? 0}
          pending={pending}
          blocked={state.kind === 'offline' || !inContact}
          describedBy={words}
          onChoose={dim}
        />
      )}
      <LevelButtons
        device={device}
        capability={capability}
        state={state}
        inContact={inContact}
        describedBy={words}
        onDim={dim}
      />
      <LastCommand command={capability.lastCommand} />
    </section>
  );
}
