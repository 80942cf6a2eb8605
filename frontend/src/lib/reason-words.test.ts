import { i18n } from '@lingui/core';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reasonWords } from './reason-words';

const ledger = readFileSync(
  '../gateway/src/main/java/org/hearth/schedules/FiringReason.java',
  'utf8',
);
const ofLedger = [...ledger.matchAll(/String [A-Z_]+ = "([^"]+)";/g)].map(([, code = '']) => code);

const docs = readFileSync('../docs/schedules.md', 'utf8');

/** Codes of refused commands, and of devices that ran something by themselves and could not. */
const others = [
  'device-disabled',
  'invalid',
  'not-found',
  'no-targets',
  'too-many-targets',
  'targets-unavailable',
  'limit_min_off',
  'limit_max_on',
  'interlock',
  'busy',
  'failed',
];

describe('why a due moment was not done', () => {
  it('has reasons of its own', () => {
    expect(ofLedger).toContain('schedule-changed');
    expect(ofLedger.length).toBeGreaterThan(14);
  });

  it.each([...ofLedger, ...others])('%s has plain words, and a row in the manual', (code) => {
    const words = reasonWords(i18n, code);
    expect(words).toMatch(/^[a-z]/);
    expect(words).not.toContain(code.includes('-') || code.includes('_') ? code : 'no such words');
    expect(docs).toContain(`\`${code}\``);
  });
});
