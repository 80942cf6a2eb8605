import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { useDevice } from '@/features/devices/use-device';
import { useFormats } from '@/features/home/use-formats';
import { useStore } from '@/lib/store';
import { relayStateOf } from '../relay-state';
import { relayWords } from '../relay-words';
import { mine } from '../wishes';

/**
 * The one polite live region: speaks how my own newest command ended, once. What sensors measure and
 * what others do would talk over the person.
 */
export function CommandAnnouncer() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const command = useStore(mine, (now) => now);
  const device = useDevice(command?.device ?? '');
  const capability = device?.capabilities.find((other) => other.id === command?.capability);
  const ended =
    capability?.lastCommand?.id === command?.id ? capability?.lastCommand?.endedAt : undefined;

  // Judged at the moment of the end, so that the words stay as they were and are spoken once.
  const truth = useMemo(() => {
    if (device === undefined || capability === undefined || ended === undefined) return '';
    const now = Date.parse(ended);
    const state = relayStateOf({ capability, presence: device.presence, now });
    if (state.kind === 'pending' || state.kind === 'settled') return '';
    return i18n.t('announce.truth', {
      device: device.name,
      words: relayWords(i18n, formats, state, now),
    });
  }, [device, capability, ended, formats, i18n]);

  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {truth}
    </p>
  );
}
