import { i18n } from '@lingui/core';
import { afterEach, describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import { speak } from '@/lib/i18n';
import { detailWords } from './detail-words';

const formats = new Formats('en-GB', 'Europe/Athens');
const words = (detail: string) =>
  detailWords(i18n, formats, {
    id: 1,
    at: '2027-03-22T16:00:00Z',
    verb: 'DEVICE_OFFLINE',
    cause: { kind: 'GATEWAY' },
    device: 'fan',
    detail,
  });

afterEach(async () => {
  await speak('en');
});

describe('why a device is not there, in words', () => {
  it.each([
    ['lost', 'The connection broke off'],
    ['silent', 'It was not heard for too long'],
    ['stopped', 'It was stopped'],
    ['did not wake', 'It did not wake when it should have'],
  ])('%s', async (why, sentence) => {
    expect(words(why)).toBe(sentence);
    await speak('el');
    expect(words(why)).toMatch(/^\p{Script=Greek}/u);
  });
});

describe('what a schedule did, in words', () => {
  const told = (verb: 'SCHEDULE_FIRED' | 'SCHEDULE_MISSED', detail: string) =>
    detailWords(i18n, formats, {
      id: 1,
      at: '2027-03-22T16:00:00Z',
      verb,
      cause: { kind: 'SCHEDULE' },
      detail,
    });

  it('names no command and no batch', () => {
    expect(told('SCHEDULE_FIRED', '01JQ0000000000000000000000')).toBeUndefined();
    expect(told('SCHEDULE_FIRED', '0197c5a4-0000-7000-8000-000000000001')).toBeUndefined();
  });

  it('says why it was not done', () => {
    expect(told('SCHEDULE_MISSED', 'no-trusted-time')).toBe('the gateway did not trust its clock');
  });
});
