import { useLingui } from '@lingui/react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import type { DeviceView } from '@/lib/views';
import type { PulseState } from '../pulse-state';
import { isGate } from '../pulse-words';

interface GateControlProps {
  readonly device: DeviceView;
  readonly title: string;
  readonly state: PulseState;
  readonly inContact: boolean;
  readonly describedBy: string;
  readonly onPulse: () => void;
}

/** The button of a gate: it asks, and while a pulse is under way it does nothing. */
export function GateControl(props: GateControlProps) {
  const { device, title, state, inContact, describedBy, onPulse } = props;
  const { i18n } = useLingui();
  const words = isGate(device) ? i18n.t('gate.open') : i18n.t('pulse.send');
  const common = {
    'aria-describedby': describedBy,
    'aria-label': i18n.t('pulse.label', { action: words, device: title }),
    children: words,
  };
  if (state.kind === 'pending') return <Button {...common} busy />;
  return (
    <Ask
      {...common}
      aria-disabled={state.kind === 'offline' || !inContact}
      question={
        isGate(device)
          ? i18n.t('gate.ask', { gate: title })
          : i18n.t('pulse.ask', { device: title })
      }
      yes={isGate(device) ? i18n.t('gate.yes') : i18n.t('pulse.yes')}
      onYes={onPulse}
    />
  );
}
