import type { I18n } from '@lingui/core';
import type { DeviceView, Settings, SettingsView } from '@/lib/views';
import { capabilityName } from './capability-name';
import { bootChoices, lostChoices } from './limit-choices';
import { durationWords } from './settings-draft';

interface Words {
  readonly i18n: I18n;
  /** BCP 47; how numbers are written. */
  readonly locale: string;
}

/**
 * What a field says of a wish that the device does not hold; undefined for a field in which it holds what is wished.
 * `path` is one of `SettingsView.delta`: `sendSeconds`, or `capabilities.relay1.maxOnSeconds`.
 */
export function deltaWords(
  { i18n, locale }: Words,
  device: DeviceView,
  { desired, reported, refused, delta }: SettingsView,
  path: string,
): string | undefined {
  if (!delta.includes(path)) return undefined;
  const say = (settings: Settings) => valueWords({ i18n, locale }, device, settings, path);
  const wish = say(desired.settings);
  if (reported === undefined) return i18n.t('settings.fieldUnknown', { wish });
  const held = say(reported.settings);
  return refused === undefined
    ? i18n.t('settings.fieldWaits', { wish, held })
    : i18n.t('settings.fieldRefused', { wish, held });
}

/** One value as it is chosen on the screen. */
function valueWords(
  { i18n, locale }: Words,
  device: DeviceView,
  settings: Settings,
  path: string,
): string {
  const length = (seconds: number | undefined, none: string) =>
    seconds === undefined ? none : durationWords(locale, seconds);
  if (path === 'sendSeconds') return length(settings.sendSeconds, i18n.t('settings.anyTime'));
  const [, id = '', field = ''] = path.split('.');
  const limits = settings.capabilities[id] ?? {};
  const own = device.capabilities.find((capability) => capability.id === id)?.maxOnSeconds;
  switch (field) {
    case 'maxOnSeconds':
      return length(limits.maxOnSeconds ?? own, i18n.t('settings.withoutLimit'));
    case 'minOffSeconds':
      return length(limits.minOffSeconds, i18n.t('settings.withoutLimit'));
    case 'interlock':
      return limits.interlock === undefined
        ? i18n.t('settings.nothing')
        : capabilityName(i18n, limits.interlock);
    case 'atBoot':
      return chosen(bootChoices(i18n), limits.atBoot ?? 'OFF');
    case 'onLost':
      return chosen(lostChoices(i18n), limits.onLost ?? 'KEEP');
    default:
      return '';
  }
}

function chosen(choices: readonly { value: string; words: string }[], value: string): string {
  return choices.find((choice) => choice.value === value)?.words ?? value;
}
