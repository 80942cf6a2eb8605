import { readFileSync } from 'node:fs';
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '@/lib/session';
import type { DeviceView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { MorePage } from './more-page';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const { device: lamp } = JSON.parse(file) as { device: DeviceView };
const wiring = { desiredRevision: 1, reportedRevision: 1, inSync: true };
const pi: DeviceView = { ...lamp, id: 'pi', name: 'Cellar Pi', wiring };

function show() {
  playGateway((call) => (call === 'GET /api/v1/devices' ? Response.json([lamp, pi]) : undefined));
  showInHouse(<MorePage />);
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the page of everything else', () => {
  it('leads to the broker and the lines of a Pi, below what is for every day', async () => {
    show();
    const lines = await screen.findByRole('link', { name: 'Lines of the Pi: Cellar Pi' });
    expect(lines.getAttribute('href')).toBe('/devices/pi/lines');
    const experts = screen.getByRole('region', { name: 'For experts' });
    const names = within(experts)
      .getAllByRole('link')
      .map((link) => link.textContent);
    expect(names).toEqual(['Broker', 'Broker’s key', 'Lines of the Pi: Cellar Pi']);
    const titles = screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent);
    expect(titles.indexOf('For experts')).toBeGreaterThan(titles.indexOf('Household'));
    expect(screen.getAllByRole('link', { name: 'Broker' })).toHaveLength(1);
  });

  it('shows them to the owner alone', async () => {
    const account = { id: 'b', name: 'Nikos', role: 'MEMBER' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    show();
    await screen.findByRole('button', { name: 'Turn everything off' });
    expect(screen.queryByRole('region', { name: 'For experts' })).toBeNull();
  });
});
