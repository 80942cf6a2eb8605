import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { tellGatewayTime } from '@/lib/gateway-clock';
import { comeIn, showInHouse } from '@/test-house';
import { CarriedNote } from './carried-note';

beforeEach(() => {
  comeIn();
  tellGatewayTime('2027-03-22T16:00:00Z');
});

describe('how far a device carries its schedules', () => {
  it('is said with the day and the time of the house', () => {
    showInHouse(<CarriedNote until="2027-03-24T16:00:00Z" />);
    // The zone is the browser's own until the house has told its own.
    expect(
      screen.getAllByText(/by itself until Wed \d\d:\d\d if the gateway is away/),
    ).toHaveLength(1);
  });

  it('is not said of a device that carries nothing, or nothing any more', () => {
    showInHouse(
      <>
        <CarriedNote until={undefined} />
        <CarriedNote until="2027-03-22T15:59:59Z" />
      </>,
    );
    expect(screen.queryByText(/by itself/)).toBeNull();
  });
});
