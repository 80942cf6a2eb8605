import type { CapabilityView, DeviceView } from '@/lib/views';
import { lastLevel } from '../last-level';
import type { LevelState } from '../level-state';
import { asRelay } from '../level-words';
import { RelayButtons } from './relay-buttons';

interface LevelButtonsProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
  readonly state: LevelState;
  readonly inContact: boolean;
  readonly describedBy: string;
  readonly onDim: (level: number) => void;
}

/** Both ways while the brightness is not known; the wish that failed, again. */
export function LevelButtons(props: LevelButtonsProps) {
  const { device, capability, state, inContact, describedBy, onDim } = props;
  const failed = state.kind === 'unconfirmed' || state.kind === 'unsent';
  return (
    <RelayButtons
      state={asRelay(state)}
      inContact={inContact}
      describedBy={describedBy}
      onTurn={(on) => {
        if (failed) onDim(state.wanted ?? 0);
        else onDim(on ? lastLevel(device.id, capability.id) : 0);
      }}
    />
  );
}
