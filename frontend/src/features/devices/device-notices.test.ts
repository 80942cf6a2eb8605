import { readFileSync } from 'node:fs';
import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import type { DeviceView } from '@/lib/views';
import { deviceNotices } from './device-notices';

function golden(name: string): DeviceView {
  const file = readFileSync(`../contracts/live/examples/${name}.json`, 'utf8');
  return (JSON.parse(file) as { device: DeviceView }).device;
}

describe('a card names what is wrong', () => {
  it.each([
    ['settled-on', []],
    ['disabled', ['Disabled by the owner']],
    ['contract-broken', ['Some of what it says is not understood']],
    ['off-by-limit', ['It refused its new limits']],
  ])('%s: %j', (name, words) => {
    expect(deviceNotices(i18n, golden(name))).toEqual(words);
  });

  it('tells a device that sent too much from one that the owner disabled', () => {
    const device = golden('disabled');
    const flooded = { ...device, standing: { admitted: false, reason: 'FLOOD' } };
    expect(deviceNotices(i18n, flooded)).toEqual(['Disabled: it sent too much']);
  });
});
