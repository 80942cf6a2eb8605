import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { PreviewTable } from './preview-table';

const home = { name: 'Olive House', zone: 'Europe/Athens', rooms: [], now: '2027-03-22T16:00:00Z' };

beforeEach(comeIn);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the table of the next times', () => {
  it('says by the clock of the home until when a schedule of another zone is paused', async () => {
    playGateway((call) => (call === 'GET /api/v1/home' ? Response.json(home) : undefined));
    showInHouse(
      <PreviewTable
        event={undefined}
        firings={[
          {
            at: '2027-03-23T11:00:00Z',
            local: '2027-03-23T07:00:00',
            offset: '-04:00',
            phase: 'START',
            value: true,
            conflict: false,
            mark: 'PAUSED',
            pausedUntil: '2027-08-14T21:00:00Z',
          },
        ]}
      />,
    );
    await screen.findByText('Paused until 15 Aug');
  });
});
