import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { Switch } from '@/components/switch';
import { cardTitle } from '@/features/devices/cards';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { lastLevel } from '../last-level';
import { asRelay, levelWords } from '../level-words';
import { looksOf, shownOn } from '../relay-looks';
import { useLevel } from '../use-level';
import { ControlPanel } from './control-panel';
import { LevelButtons } from './level-buttons';
import { LevelSlider } from './level-slider';

interface DimmerPanelProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A dimmer on its device's page: the switch, the slider, and the whole truth about the last command. */
export function DimmerPanel({ device, capability }: DimmerPanelProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, dim } = useLevel(device, capability);
  const words = useId();
  const pending = state.kind === 'pending';
  const title = cardTitle(i18n, device, capability);
  return (
    <ControlPanel
      device={device}
      capability={capability}
      looks={looksOf(asRelay(state))}
      words={levelWords(i18n, formats, state, now)}
      wordsId={words}
      beside={
        state.kind !== 'unknown' && (
          <Switch
            name={title}
            on={shownOn(asRelay(state))}
            pending={pending}
            blocked={state.kind === 'offline' ? 'offline' : inContact ? undefined : 'noContact'}
            describedBy={words}
            onChange={(on) => {
              dim(on ? lastLevel(device.id, capability.id) : 0);
            }}
          />
        )
      }
    >
      {state.kind !== 'unknown' && (
        <LevelSlider
          name={i18n.t('level.name', { device: title })}
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
    </ControlPanel>
  );
}
