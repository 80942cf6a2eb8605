import { readdirSync, readFileSync } from 'node:fs';
import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import type { TopicView } from '@/lib/views';
import { searchTopics } from './topic-search';
import { contentWords } from './topic-words';

const folder = '../contracts/mqtt/examples';
const leaves = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { topic: string })
  .map(({ topic }) => topic);

const topic = (leaf: string): TopicView => ({
  topic: `hearth/v1/devices/lamp/${leaf}`,
  sender: 'DEVICE',
  receiver: 'GATEWAY',
  qos: 'AT_LEAST_ONCE',
  retained: 'NO',
  content: 'as the gateway says it',
});

describe('a topic', () => {
  it.each(leaves)('of the contract has words of its own: %s', (leaf) => {
    expect(contentWords(i18n, topic(leaf))).not.toBe('as the gateway says it');
  });

  it('that is newer than this screen keeps the words of the gateway', () => {
    expect(contentWords(i18n, topic('status/dreams'))).toBe('as the gateway says it');
  });

  it('is found by a word of its name together with a word of what it says', () => {
    const found = searchTopics(i18n, leaves.map(topic), 'END status');
    expect(found.map((one) => one.topic)).toEqual(['hearth/v1/devices/lamp/status/ack']);
  });
});
