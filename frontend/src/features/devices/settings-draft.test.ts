import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DeviceView } from '@/lib/views';
import {
  durationDraft,
  durationWords,
  secondsOf,
  settingsDraft,
  settingsOf,
} from './settings-draft';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const lamp = (JSON.parse(file) as { device: DeviceView }).device;
const relay = lamp.capabilities[0]?.id ?? '';

describe('settings while they are edited', () => {
  it('come back as they were', () => {
    const settings = {
      sendSeconds: 90,
      capabilities: {
        [relay]: {
          maxOnSeconds: 3600,
          minOffSeconds: 45,
          interlock: 'relay2',
          atBoot: 'LAST',
          onLost: 'OFF',
        },
      },
    } as const;
    expect(settingsOf(settingsDraft(settings, lamp))).toEqual(settings);
  });

  it('wish nothing of what is left at its default', () => {
    const draft = settingsDraft({ capabilities: {} }, lamp);
    expect(settingsOf(draft)).toEqual({ capabilities: {} });
  });

  it.each(['0', '-3', '1.5', 'ten', '1e3'])('are incomplete with the amount %s', (amount) => {
    const draft = settingsDraft({ capabilities: {} }, lamp);
    expect(settingsOf({ ...draft, send: { amount, unit: 'seconds' } })).toBeUndefined();
  });
});

describe('a length of time', () => {
  it.each([
    [1, '1', 'seconds'],
    [60, '1', 'minutes'],
    [90, '90', 'seconds'],
    [7200, '2', 'hours'],
  ])('of %i s is said as %s %s', (length, amount, unit) => {
    expect(durationDraft(length)).toEqual({ amount, unit });
  });

  it('is no wish when nothing is typed', () => {
    expect(secondsOf({ amount: ' ', unit: 'hours' })).toBeUndefined();
  });

  it('counts in its unit', () => {
    expect(secondsOf({ amount: '2', unit: 'minutes' })).toBe(120);
  });

  it('is written in the language of the screen', () => {
    expect(durationWords('en-GB', 3600)).toBe('1 hour');
    expect(durationWords('el-GR', 7200)).toBe('2 ώρες');
  });
});
