import { readdirSync, readFileSync } from 'node:fs';
import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { levelStateOf } from '@/features/commands/level-state';
import { levelWords } from '@/features/commands/level-words';
import { pulseStateOf } from '@/features/commands/pulse-state';
import { pulseWords } from '@/features/commands/pulse-words';
import { relayStateOf } from '@/features/commands/relay-state';
import { relayWords } from '@/features/commands/relay-words';
import { cardsOf, type Card } from '@/features/devices/cards';
import { inputWords } from '@/features/devices/input-words';
import { sensorStateOf } from '@/features/devices/sensor-state';
import { sensorWords, valueWords } from '@/features/devices/sensor-words';
import { Formats } from '@/lib/formats';
import type { DeviceView } from '@/lib/views';

interface Example {
  readonly name: string;
  readonly device: DeviceView;
  readonly now: string;
  readonly words: string;
}

const folder = '../contracts/live/examples';
const examples = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Example,
);
const formats = new Formats('en-GB', 'Europe/Athens');

function wordsOf(card: Card, now: number): string {
  const { presence } = card.device;
  if (card.kind === 'relay') {
    return relayWords(
      i18n,
      formats,
      relayStateOf({ capability: card.capability, presence, now }),
      now,
    );
  }
  if (card.kind === 'dimmer') {
    return levelWords(
      i18n,
      formats,
      levelStateOf({ capability: card.capability, presence, now }),
      now,
    );
  }
  if (card.kind === 'input') {
    const [input] = card.inputs;
    return input === undefined ? '' : inputWords(i18n, formats, input, presence, now);
  }
  if (card.kind !== 'sensor') {
    const state = pulseStateOf({ capability: card.capability, presence, now });
    return pulseWords(i18n, formats, card.device, state, now);
  }
  const [first] = card.readings;
  if (first === undefined) return '';
  const state = sensorStateOf(first, presence, now);
  return `${valueWords(formats, state, first.unit)}, ${sensorWords(i18n, formats, state, now)}`;
}

describe('a card says exactly what is known', () => {
  it.each(examples)('$words: $name', ({ device, now, words }) => {
    const [card] = cardsOf(device);
    expect(card && wordsOf(card, Date.parse(now))).toBe(words);
  });
});
