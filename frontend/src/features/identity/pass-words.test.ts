import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import { tellGatewayTime } from '@/lib/gateway-clock';
import type { DayOfWeek, PassView } from '@/lib/views';
import { draftOfPass, isComplete, newPass, requestOfPass } from './pass-draft';
import { hoursWords, passSentence, passState } from './pass-words';

const workdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const evenings = { days: workdays, from: '18:00', to: '23:00' };
const now = Date.parse('2027-01-04T10:00:00Z');
const formats = new Formats('en-GB', 'Europe/Athens');
const pass: PassView = {
  id: 'p',
  account: 'g',
  name: 'Gus',
  devices: [{ id: 'lamp', name: 'Lamp' }],
  windows: [{ days: [...workdays], from: '18:00', to: '23:00' }],
  until: '2027-01-05',
  open: false,
  over: false,
  opensAt: '2027-01-04T16:00:00Z',
  createdAt: '2027-01-01T00:00:00Z',
};

describe('a pass in words', () => {
  it('is one sentence, with the year when it is not this one', () => {
    tellGatewayTime('2027-01-04T10:00:00Z');
    const given = { devices: ['Lamp', 'Gate'], windows: [evenings], until: '2027-01-05' };
    expect(passSentence(i18n, 'en-GB', given)).toBe(
      'Lamp and Gate, Mon–Fri 18:00–23:00, until 5 Jan',
    );
    expect(passSentence(i18n, 'en-GB', { ...given, from: '2027-01-02' })).toBe(
      'Lamp and Gate, Mon–Fri 18:00–23:00, from 2 Jan until 5 Jan',
    );
    expect(passSentence(i18n, 'en-GB', { ...given, until: '2028-01-05' })).toBe(
      'Lamp and Gate, Mon–Fri 18:00–23:00, until 5 Jan 2028',
    );
  });

  it.each<[DayOfWeek[], string, string, string]>([
    [['SATURDAY', 'SUNDAY'], '22:00', '02:00', 'Sat, Sun 22:00–02:00'],
    [['MONDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], '08:00', '09:00', 'Mon, Wed–Fri 08:00–09:00'],
    [[...workdays, 'SATURDAY', 'SUNDAY'], '00:00', '00:00', 'Every day all day'],
  ])('says its days and hours', (days, from, to, words) => {
    expect(hoursWords(i18n, 'en-GB', { days, from, to })).toBe(words);
  });

  it('says where it stands', () => {
    expect(passState(i18n, formats, pass, now)).toBe('Opens 18:00');
    const open: PassView = { ...pass, open: true, closesAt: '2027-01-04T21:00:00Z' };
    expect(passState(i18n, formats, open, now)).toBe('Open now, until 23:00');
    expect(passState(i18n, formats, { ...pass, over: true }, now)).toBe('Over');
    const revoked = { ...pass, over: true, revokedAt: '2027-01-04T09:30:00Z' };
    expect(passState(i18n, formats, revoked, now)).toBe('Revoked 11:30');
  });
});

describe('a pass that is edited', () => {
  it('lasts a week unless another day is chosen, and misses a person and a device', () => {
    const draft = newPass('2026-12-29');
    expect(draft.until).toBe('2027-01-05');
    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, person: 'g', devices: ['lamp'] })).toBe(true);
    expect(isComplete({ ...draft, person: 'new', devices: ['lamp'] })).toBe(false);
  });

  it('can be given again as it was', () => {
    expect(requestOfPass(draftOfPass(pass), { account: 'g' })).toEqual({
      account: 'g',
      devices: ['lamp'],
      windows: pass.windows,
      until: '2027-01-05',
    });
  });
});
