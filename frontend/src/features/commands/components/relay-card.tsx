import { useLingui } from '@lingui/react';
import { memo } from 'react';
import { useFormats } from '@/features/home/use-formats';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { relayWords } from '../relay-words';
import { useRelay } from '../use-relay';
import { RelayButtons } from './relay-buttons';
import { SwitchCard } from './switch-card';

interface RelayCardProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A relay on the home screen: what is true of it, and one tap to change it. */
export const RelayCard = memo(function RelayCard({ device, capability }: RelayCardProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { state, now, turn } = useRelay(device, capability);
  return (
    <SwitchCard
      device={device}
      capability={capability}
      state={state}
      words={relayWords(i18n, formats, state, now)}
      onChange={turn}
    >
      {(describedBy, inContact) => (
        <RelayButtons state={state} inContact={inContact} describedBy={describedBy} onTurn={turn} />
      )}
    </SwitchCard>
  );
});
