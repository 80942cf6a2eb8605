import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EnrolmentView, StrangerView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { OpenCodes } from './open-codes';
import { StrangerList } from './stranger-list';

const stranger: StrangerView = {
  id: 'shed-3fa9c1',
  model: 'esp8266-climate',
  hardware: 'esp8266',
  firmware: '1.0.0',
  firstAt: '2027-03-22T15:58:00Z',
  lastAt: '2027-03-22T16:03:40Z',
  state: 'WAITING',
};
const code: EnrolmentView = {
  id: '7a4f2f0e-0000-4000-8000-000000000001',
  device: 'cellar-fan',
  name: 'Cellar fan',
  purpose: 'NEW',
  state: 'OPEN',
  expiresAt: '2099-03-22T16:18:50Z',
};

let strangers: StrangerView[] = [];
let codes: EnrolmentView[] = [];
let asked: string[] = [];

function show() {
  [strangers, codes, asked] = [[], [], []];
  playGateway((call) => {
    asked.push(call);
    if (call === 'GET /api/v1/strangers') return Response.json(strangers);
    return call === 'GET /api/v1/enrolments' ? Response.json(codes) : undefined;
  });
  showInHouse(
    <>
      <StrangerList />
      <OpenCodes except={undefined} />
    </>,
  );
}

function turn(visibility: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  fireEvent(document, new Event('visibilitychange', { bubbles: true }));
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the screen of a new device', () => {
  it('shows who asked to join, and a code that was made elsewhere, at once when the tab wakes', async () => {
    show();
    await vi.waitFor(() => {
      expect(asked).toHaveLength(2);
    });
    turn('hidden');
    strangers = [stranger];
    codes = [code];
    turn('visible');
    expect(await screen.findByText('shed-3fa9c1')).toBeTruthy();
    expect(await screen.findByText('Cellar fan')).toBeTruthy();
  });

  it('says what is to be done after approving, before it is approved', async () => {
    show();
    strangers = [stranger];
    const approve = await screen.findByRole('link', { name: 'Approve shed-3fa9c1' });
    const hint = document.getElementById(approve.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).toMatch(/code.*carry to the device/);
  });

  it('lets a code go when its device is there', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    show();
    codes = [code];
    await screen.findByText('Cellar fan');
    codes = [{ ...code, state: 'USED' }];
    await vi.advanceTimersByTimeAsync(3_000);
    await vi.waitFor(() => {
      expect(screen.queryByText('Cellar fan')).toBeNull();
    });
  });
});
