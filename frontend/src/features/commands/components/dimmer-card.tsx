import { useLingui } from '@lingui/react';
import { memo } from 'react';
import { useFormats } from '@/features/home/use-formats';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { lastLevel } from '../last-level';
import { asRelay, levelWords } from '../level-words';
import { useLevel } from '../use-level';
import { LevelButtons } from './level-buttons';
import { SwitchCard } from './switch-card';

interface DimmerCardProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A dimmer on the home screen: off with one tap, and on again as bright as it was chosen last. */
export const DimmerCard = memo(function DimmerCard({ device, capability }: DimmerCardProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { state, now, dim } = useLevel(device, capability);
  return (
    <SwitchCard
      device={device}
      capability={capability}
      state={asRelay(state)}
      words={levelWords(i18n, formats, state, now)}
      onChange={(on) => {
        dim(on ? lastLevel(device.id, capability.id) : 0);
      }}
    >
      {(describedBy, inContact) => (
        <LevelButtons
          device={device}
          capability={capability}
          state={state}
          inContact={inContact}
          describedBy={describedBy}
          onDim={dim}
        />
      )}
    </SwitchCard>
  );
});
