import { setTimeout as sleep } from 'node:timers/promises';
import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { playGateway, showInHouse } from '@/test-house';
import { Absence } from './absence';

const problem = (status: number, code: string) =>
  Response.json(
    { code, detail: code, status },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is missing while the gateway does not answer', () => {
  it.each([
    [502, 'gateway-away', /^Missing: the gateway, the program/, /Pin to release/],
    [503, 'database-away', /^Missing: the database/, /Take the Pi off its power/],
    [503, 'update-failed', /^Missing: the gateway in its new version/, /Pin to release/],
    [504, 'gateway-slow', /takes too long/, /Wait two minutes/],
  ])('%i %s is named, with what to do', async (status, code, missing, step) => {
    playGateway(() => problem(status, code));
    showInHouse(<Absence />);
    await screen.findByText(missing);
    expect(screen.getAllByRole('listitem').some((item) => step.test(item.textContent))).toBe(true);
  });

  it('is the house or the network when nobody answers at all', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no contact')));
    showInHouse(<Absence />);
    await screen.findByText(/cannot reach the Pi at all/);
  });

  it('is over when the gateway answers, and the page goes on', async () => {
    playGateway(() => Response.json({ claimed: true, homeName: 'Olive House' }));
    const back = vi.fn();
    showInHouse(<Absence onBack={back} />);
    await waitFor(() => {
      expect(back).toHaveBeenCalled();
    });
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  it('goes on once for one answer, however often it is shown anew because of it', async () => {
    playGateway(() => Response.json({ claimed: true, homeName: 'Olive House' }));
    const back = vi.fn();
    function ShownAnew() {
      const [times, setTimes] = useState(0);
      const again = () => {
        back();
        setTimes(times + 1);
      };
      return <Absence key={times} onBack={again} />;
    }
    showInHouse(<ShownAnew />);
    await waitFor(() => {
      expect(back).toHaveBeenCalled();
    });
    await sleep(200);
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('is nothing when somebody says no', async () => {
    const asked = vi.fn();
    playGateway(() => {
      asked();
      return problem(421, 'unknown-name');
    });
    showInHouse(<Absence />);
    await waitFor(() => {
      expect(asked).toHaveBeenCalled();
    });
    expect(screen.queryByRole('listitem')).toBeNull();
  });
});
