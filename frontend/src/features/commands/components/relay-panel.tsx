import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { Switch } from '@/components/switch';
import { cardTitle } from '@/features/devices/cards';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { looksOf, shownOn } from '../relay-looks';
import { relayWords } from '../relay-words';
import { useRelay } from '../use-relay';
import { ControlPanel } from './control-panel';
import { RelayButtons } from './relay-buttons';

interface RelayPanelProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A relay on its device's page: the control, and the whole truth about the last command. */
export function RelayPanel({ device, capability }: RelayPanelProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { state, now, turn } = useRelay(device, capability);
  const words = useId();
  return (
    <ControlPanel
      device={device}
      capability={capability}
      looks={looksOf(state)}
      words={relayWords(i18n, formats, state, now)}
      wordsId={words}
      beside={
        state.kind !== 'unknown' && (
          <Switch
            name={cardTitle(i18n, device, capability)}
            on={shownOn(state)}
            pending={state.kind === 'pending'}
            blocked={state.kind === 'offline' ? 'offline' : inContact ? undefined : 'noContact'}
            describedBy={words}
            onChange={turn}
          />
        )
      }
    >
      <RelayButtons state={state} inContact={inContact} describedBy={words} onTurn={turn} />
    </ControlPanel>
  );
}
