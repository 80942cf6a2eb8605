import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { cardTitle } from '@/features/devices/cards';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { pulseLooks, pulseWords } from '../pulse-words';
import { usePulse } from '../use-pulse';
import { ControlPanel } from './control-panel';
import { GateControl } from './gate-control';

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
  return (
    <ControlPanel
      device={device}
      capability={capability}
      looks={pulseLooks(state)}
      words={pulseWords(i18n, formats, device, state, now)}
      wordsId={words}
    >
      <GateControl
        device={device}
        title={cardTitle(i18n, device, capability)}
        state={state}
        inContact={inContact}
        describedBy={words}
        onPulse={pulse}
      />
    </ControlPanel>
  );
}
