import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import type { JournalEntryView } from '@/lib/views';
import { causeWords, endWords, journalWords, saysWho } from './journal-words';
import type { KnownDevice } from './part';

const formats = new Formats('en-GB', 'Europe/Athens');
const at = '2027-03-22T16:00:00Z';

describe('the journal in words', () => {
  const set: KnownDevice['capabilities'][number]['operations'] = ['SET'];
  const devices: KnownDevice[] = [
    { id: 'fan', capabilities: [{ id: 'relay1', kind: 'RELAY', operations: set }] },
    {
      id: 'boiler',
      capabilities: [
        { id: 'relay1', kind: 'RELAY', operations: set },
        { id: 'relay2', kind: 'RELAY', operations: set },
        { id: 'temperature', kind: 'NUMBER', operations: [] },
      ],
    },
    { id: 'gate', capabilities: [{ id: 'relay1', kind: 'RELAY', operations: ['PULSE'] }] },
    { id: 'lamp', capabilities: [{ id: 'level1', kind: 'LEVEL', operations: ['LEVEL'] }] },
    { id: 'bell', capabilities: [{ id: 'button1', kind: 'BUTTON', operations: [] }] },
    {
      id: 'shed',
      capabilities: [
        { id: 'temperature', kind: 'NUMBER', operations: [] },
        { id: 'button1', kind: 'BUTTON', operations: [] },
        { id: 'motion1', kind: 'BOOL', operations: [] },
        { id: 'door', kind: 'BOOL', operations: [] },
      ],
    },
  ];
  const words = (entry: Partial<JournalEntryView>) =>
    journalWords(
      i18n,
      formats,
      { id: 1, at, verb: 'STATE_CHANGED', cause: { kind: 'LOCAL' }, ...entry },
      devices,
    );

  it.each([
    ['fan', 'relay1', true, 'fan turned on'],
    ['fan', 'relay1', false, 'fan turned off'],
    ['boiler', 'relay2', true, 'boiler · relay2 turned on'],
    ['gate', 'relay1', true, 'gate: one pulse'],
    ['gate', 'relay1', false, 'gate: the pulse is over'],
    ['lamp', 'level1', 40, 'lamp turned to 40\u00A0%'],
    ['lamp', 'level1', 0, 'lamp turned off'],
    ['bell', 'button1', true, 'bell was pressed'],
    ['shed', 'button1', true, 'shed · button1 was pressed'],
    ['shed', 'motion1', true, 'shed · motion1: motion'],
    ['shed', 'motion1', false, 'shed · motion1: no more motion'],
    ['shed', 'door', true, 'shed · door: now on'],
    ['gone', 'relay1', false, 'gone · relay1: now off'],
    ['gone', 'level1', 40, 'gone · level1: now 40'],
  ])('tells what changed: %s %s %s', (device, capability, value, sentence) => {
    expect(words({ device, capability, value })).toBe(sentence);
  });

  it.each([
    ['INVITATION_ADDED', 'MEMBER Bob’s phone', 'Invited: a member'],
    ['INVITATION_WITHDRAWN', 'OWNER', 'Invitation withdrawn: an owner'],
    ['INVITATION_ACCEPTED', 'GUEST', 'Joined by invitation: a guest'],
    ['ROLE_CHANGED', 'MEMBER OWNER Ann Mary', 'Ann Mary is an owner now'],
    ['PERSON_REMOVED', 'Bob', 'Bob was removed from the household'],
    ['PASSWORD_RECOVERED', 'Bob', 'The password of Bob was recovered at the console'],
  ] as const)('tells who comes, goes and becomes what: %s', (verb, detail, told) => {
    expect(words({ verb, detail })).toBe(told);
  });

  it.each([
    ['SIGNED_IN', 'x', 'Maria signed in', 'Someone signed in'],
    ['INVITATION_ACCEPTED', 'GUEST', 'Maria joined by invitation: a guest', /^Joined/],
    ['ACCOUNT_RENAMED', 'Mary', 'Maria is called Mary now', /^A person/],
    ['PASSWORD_CHANGED', 'x', 'Maria changed the password', 'A password was changed'],
  ] as const)('tells who it was, as long as there is a name: %s', (verb, detail, told, erased) => {
    expect(words({ verb, detail, cause: { kind: 'PERSON', name: 'Maria' } })).toBe(told);
    expect(words({ verb, detail, cause: { kind: 'PERSON' } })).toMatch(erased);
    expect(saysWho({ id: 1, at, verb, cause: { kind: 'PERSON' } })).toBe(true);
  });

  it('tells what was asked, and of which part', () => {
    const asked = { verb: 'COMMAND_QUEUED', device: 'boiler', capability: 'relay2' } as const;
    expect(words({ ...asked, deviceName: 'Boiler', value: false })).toBe(
      'Boiler · relay2 was asked to turn off',
    );
    expect(words({ ...asked, device: 'lamp', capability: 'level1', value: 40 })).toBe(
      'lamp was asked to turn to 40\u00A0%',
    );
    expect(words({ ...asked, device: 'gate', capability: 'relay1' })).toBe(
      'gate was asked for one pulse',
    );
    expect(words({ ...asked, verb: 'COMMAND_ENDED' })).toBe('The command to boiler · relay2 ended');
  });

  it('names a verb that it does not know', () => {
    expect(words({ verb: 'ROOF_FLEW' as 'STATE_CHANGED', device: 'fan' })).toMatch(
      /ROOF_FLEW fan$/,
    );
  });

  it('says how many changes are not told one by one', () => {
    const entry = { verb: 'STATE_CHANGES_OMITTED', deviceName: 'Bathroom fan' } as const;
    expect(words({ ...entry, detail: '121' })).toBe(
      'Bathroom fan: 121 more changes, not told one by one',
    );
    expect(words({ ...entry, detail: '1' })).toBe(
      'Bathroom fan: 1 more change, not told by itself',
    );
  });

  it('answers why', () => {
    expect(causeWords(i18n, formats, { kind: 'PERSON', name: 'Maria' })).toBe('By Maria');
    expect(causeWords(i18n, formats, { kind: 'SCHEDULE', name: 'Morning', dueAt: at })).toBe(
      'Schedule “Morning”, planned for 18:00',
    );
  });

  it('tells the end of a command with its reason', () => {
    expect(endWords(i18n, 'ACKNOWLEDGED')).toBe('The device did it');
    expect(endWords(i18n, 'REJECTED limit_max_on')).toBe(
      'The device refused: longest on-time reached',
    );
    expect(endWords(i18n, 'something else')).toBeUndefined();
  });
});
