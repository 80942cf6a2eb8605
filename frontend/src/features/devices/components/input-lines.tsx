import type { DeviceView } from '@/lib/views';
import { hasSeveralControls, inputsOf } from '../cards';
import { InputLine } from './input-line';

/** What the inputs of a device have told, on the card of its one control or of what it measures. */
export function InputLines({ device }: { readonly device: DeviceView }) {
  if (hasSeveralControls(device)) return null;
  const inputs = inputsOf(device).filter((input) => input.reported !== undefined);
  return inputs.map((input) => (
    <InputLine key={input.id} device={device} capability={input} isNamed={inputs.length > 1} />
  ));
}
