import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import type { JournalFilter } from '../journal-filter';
import { JournalFilters } from './journal-filters';

const maria = '0a0a0a0a-0000-4000-8000-000000000001';
const gone = '0a0a0a0a-0000-4000-8000-000000000002';

function show(filter: JournalFilter) {
  const changes: JournalFilter[] = [];
  playGateway((call) => {
    if (call === 'GET /api/v1/devices')
      return Response.json([{ id: 'lamp', name: 'Reading lamp', capabilities: [] }]);
    if (call === 'GET /api/v1/journal/persons')
      return Response.json([{ accountId: maria, name: 'Maria' }]);
    return undefined;
  });
  showInHouse(
    <JournalFilters
      filter={filter}
      onChange={(next) => {
        changes.push(next);
      }}
    />,
  );
  return changes;
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the choice of what is shown of the journal', () => {
  it('keeps what was chosen before', async () => {
    const changes = show({ cause: 'PERSON' });
    await screen.findByText('Reading lamp');
    await userEvent.selectOptions(screen.getByLabelText('Device'), 'Reading lamp');
    await screen.findByText('Maria');
    await userEvent.selectOptions(screen.getByLabelText('Person'), 'Maria');
    expect(changes).toEqual([
      { cause: 'PERSON', device: 'lamp' },
      { cause: 'PERSON', person: maria },
    ]);
  });

  it('takes back one choice, or all of them', async () => {
    const changes = show({ device: 'lamp', day: '2027-03-22' });
    await userEvent.clear(screen.getByLabelText('Day'));
    await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(changes).toEqual([{ device: 'lamp' }, {}]);
  });

  it('shows a device and a person who are gone as chosen', () => {
    show({ device: 'old-fan', person: gone });
    expect(screen.getByLabelText<HTMLSelectElement>('Device').value).toBe('old-fan');
    expect(screen.getByLabelText<HTMLSelectElement>('Person').value).toBe(gone);
  });

  it('offers to show everything only when something is left out', () => {
    show({});
    expect(screen.queryByRole('button', { name: 'Show everything' })).toBeNull();
  });
});
