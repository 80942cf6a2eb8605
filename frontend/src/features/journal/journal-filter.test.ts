import { describe, expect, it } from 'vitest';
import { readFilter } from './journal-filter';
import { queryOf } from './journal-query';

const person = '0a0a0a0a-0000-4000-8000-000000000001';

describe('what is asked of the journal', () => {
  it('is read from the address', () => {
    const filter = { device: 'lamp', person, cause: 'SCHEDULE', day: '2027-03-28' };
    expect(readFilter({ ...filter, other: 'x' })).toEqual(filter);
  });

  it('leaves out what makes no sense', () => {
    const nonsense = { device: 7, person: 'Maria', cause: 'MAGIC', day: '2027-02-30' };
    expect(readFilter(nonsense)).toEqual({});
    expect(readFilter({ device: '', day: 'today' })).toEqual({});
  });

  it('asks for a day by the clock of the house, also when the clock changes', () => {
    const day = (date: string) => queryOf({ day: date }, 'Europe/Athens');
    expect(day('2027-03-27')).toEqual({
      from: '2027-03-26T22:00:00.000Z',
      to: '2027-03-27T22:00:00.000Z',
    });
    expect(day('2027-03-28').to).toBe('2027-03-28T21:00:00.000Z');
    expect(day('2027-10-31')).toEqual({
      from: '2027-10-30T21:00:00.000Z',
      to: '2027-10-31T22:00:00.000Z',
    });
  });

  it('asks for the rest as it stands', () => {
    expect(queryOf({ device: 'lamp', person, cause: 'LOCAL' }, 'Europe/Athens')).toEqual({
      device: 'lamp',
      person,
      cause: ['LOCAL'],
    });
  });
});
