import { readFileSync } from 'node:fs';
import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import type { CapabilitySettings, DeviceView, SettingsView } from '@/lib/views';
import { deltaWords } from './settings-delta';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const { device: lamp } = JSON.parse(file) as { device: DeviceView };
const at = '2027-03-22T16:00:00Z';

function view(wished: CapabilitySettings, held?: CapabilitySettings): SettingsView {
  const field = Object.keys({ ...wished, ...held })[0] ?? '';
  return {
    desired: { revision: 9, settings: { capabilities: { relay1: wished } } },
    ...(held !== undefined && {
      reported: { revision: 8, settings: { capabilities: { relay1: held } }, at, live: true },
    }),
    delta: [`capabilities.relay1.${field}`],
    inSync: false,
  };
}

const words = (settings: SettingsView, path = settings.delta[0] ?? '') =>
  deltaWords({ i18n, locale: 'en-GB' }, lamp, settings, path);

describe('a field of the settings', () => {
  it('says nothing where the device holds the wish', () => {
    expect(words(view({ maxOnSeconds: 60 }, {}), 'capabilities.relay1.minOffSeconds')).toBe(
      undefined,
    );
  });

  it.each([
    [{ maxOnSeconds: 7200 }, { maxOnSeconds: 3600 }, '2 hours', '1 hour'],
    [{}, { minOffSeconds: 45 }, 'no limit', '45 seconds'],
    [{ interlock: 'relay2' }, {}, 'relay2', 'nothing'],
    [{ atBoot: 'LAST' }, {}, 'As it was before', 'Off'],
    [{ onLost: 'OFF' }, {}, 'Off', 'Stays as it is'],
  ] as const)('waits for %o while the device has %o', (wished, held, wish, has) => {
    expect(words(view(wished, held))).toBe(`Waiting for the device: ${wish}. It has: ${has}.`);
  });

  it('waits for the time between measurements', () => {
    const settings: SettingsView = {
      desired: { revision: 2, settings: { sendSeconds: 90, capabilities: {} } },
      reported: { revision: 1, settings: { capabilities: {} }, at, live: true },
      delta: ['sendSeconds'],
      inSync: false,
    };
    expect(words(settings)).toBe(
      'Waiting for the device: 90 seconds. It has: as often as it likes.',
    );
  });

  it('does not say that a refused wish is waited for', () => {
    const refused = { revision: 9, code: 'bad_value', at };
    expect(words({ ...view({ maxOnSeconds: 7200 }, { maxOnSeconds: 3600 }), refused })).toBe(
      'Not taken: 2 hours. The device has: 1 hour.',
    );
  });

  it('claims nothing about a device that has not said what it has', () => {
    expect(words(view({ atBoot: 'ON' }))).toBe(
      'Waiting for the device: On. It has not said what it has.',
    );
  });
});
