import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { useMemo } from 'react';
import { actuatorKind } from '@/features/devices/cards';
import { useDevice } from '@/features/devices/use-device';
import { useFormats } from '@/features/home/use-formats';
import { useStore } from '@/lib/store';
import type { Formats } from '@/lib/formats';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { levelStateOf } from '../level-state';
import { levelWords } from '../level-words';
import { pulseStateOf } from '../pulse-state';
import { pulseWords } from '../pulse-words';
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
    const words = endOf(i18n, formats, device, capability, now);
    return words === '' ? '' : i18n.t('announce.truth', { device: device.name, words });
  }, [device, capability, ended, formats, i18n]);

  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {truth}
    </p>
  );
}

function endOf(
  i18n: I18n,
  formats: Formats,
  device: DeviceView,
  capability: CapabilityView,
  now: number,
): string {
  const facts = { capability, presence: device.presence, now };
  switch (actuatorKind(capability)) {
    case 'dimmer': {
      const state = levelStateOf(facts);
      if (state.kind === 'pending' || state.kind === 'settled') return '';
      return levelWords(i18n, formats, state, now);
    }
    case 'gate': {
      const state = pulseStateOf(facts);
      if (state.kind === 'pending' || state.kind === 'rest') return '';
      return pulseWords(i18n, formats, device, state, now);
    }
    case 'relay':
    case undefined: {
      const state = relayStateOf(facts);
      if (state.kind === 'pending' || state.kind === 'settled') return '';
      return relayWords(i18n, formats, state, now);
    }
  }
}
