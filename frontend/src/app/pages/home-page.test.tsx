import { readFileSync } from 'node:fs';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '@/lib/session';
import type { DeviceView, HomeView, StrangerView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { HomePage } from './home-page';

const now = '2027-03-22T16:03:40Z';
const stranger: StrangerView = {
  id: 'shed-3fa9c1',
  model: 'esp8266-climate',
  hardware: 'esp8266',
  firmware: '1.0.0',
  firstAt: now,
  lastAt: now,
  state: 'WAITING',
};
const time = { trusted: true, withoutInternet: 'WAIT', tzdata: '2026a' } as const;
const home: HomeView = { name: 'Home', zone: 'Europe/Athens', rooms: [], time, now };
const answers: Record<string, unknown> = {
  'GET /api/v1/strangers': [stranger],
  'GET /api/v1/home': home,
  'GET /api/v1/devices': [],
  'GET /api/v1/scenes': [],
};

function show(others: Record<string, unknown> = {}) {
  const asked: string[] = [];
  playGateway((call) => {
    asked.push(call);
    const known = { ...answers, ...others };
    return call in known ? Response.json(known[call]) : undefined;
  });
  showInHouse(<HomePage />);
  return asked;
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the home screen', () => {
  it('tells the owner that a device asks to join', async () => {
    show();
    await screen.findByText('A new device asks to join.');
    const look = screen.getByRole('link', { name: 'See who it is' });
    expect(look.getAttribute('href')).toBe('/more/add-device');
  });

  it('says what the button of a room does, and to how many', async () => {
    const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
    const { device } = JSON.parse(file) as { device: DeviceView };
    const room = device.room ?? { id: '', name: '' };
    show({
      'GET /api/v1/home': { ...home, rooms: [room] },
      'GET /api/v1/devices': [device],
    });
    const button = await screen.findByRole('button', { name: 'Living room: Turn off 1' });
    expect(button.textContent).toBe('Turn off 1');
  });

  it('says that everything is paused, to whoever lives here', async () => {
    const pause = { id: 'p', scope: 'HOME', from: '2027-03-22T12:00:00Z', keep: [] };
    const others = { 'GET /api/v1/pauses': [pause], 'GET /api/v1/schedules': [] };
    show(others);
    await screen.findByText('All schedules are paused until somebody ends it.');
    screen.getByRole('button', { name: 'Resume now' });
    cleanup();
    const account = { id: 'g', name: 'Gus', role: 'GUEST' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    const asked = show(others);
    await vi.waitFor(() => {
      expect(asked).toContain('GET /api/v1/devices');
    });
    expect(asked).not.toContain('GET /api/v1/pauses');
  });

  it('asks nobody else about strangers', async () => {
    const account = { id: 'b', name: 'Nikos', role: 'MEMBER' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    const asked = show();
    await screen.findByText('Nothing is shared with you at the moment. Ask the owner.');
    expect(asked).not.toContain('GET /api/v1/strangers');
  });

  it('tells a guest when the pass opens next, and offers nothing else', async () => {
    const account = { id: 'g', name: 'Gus', role: 'GUEST' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    const pass = {
      id: 'p',
      devices: [{ id: 'lamp', name: 'Lamp' }],
      windows: [],
      until: '2027-04-01',
    };
    show({
      'GET /api/v1/account/passes': [
        { ...pass, open: false, over: false, opensAt: '2027-03-23T16:00:00Z', createdAt: now },
      ],
    });
    await screen.findByText(/^You may use Lamp again from .*18:00 on\.$/);
    expect(screen.queryByRole('link', { name: 'Add a device' })).toBeNull();
  });

  it('shows no switch where somebody may only see', async () => {
    const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
    const { device } = JSON.parse(file) as { device: DeviceView };
    show({ 'GET /api/v1/devices': [{ ...device, level: 'SEE' }] });
    await screen.findByText(device.name);
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByRole('button', { name: /Turn off/ })).toBeNull();
  });
});
