import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HealthPartView, HealthView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { HealthBanner } from './health-banner';
import { HealthPanel } from './health-panel';

const since = '2027-03-01T09:00:00Z';

const gateway: HealthPartView = {
  part: 'GATEWAY',
  condition: 'WELL',
  reason: 'RUNS',
  since,
  running: {
    version: '0.2.0',
    versionSince: '2026-11-22T12:02:00Z',
    versionBefore: '0.1.0',
    startedAt: since,
    memoryBytes: 61_000_000,
    memoryLimitBytes: 256_000_000,
  },
};
const web: HealthPartView = {
  part: 'WEB_CERTIFICATE',
  condition: 'WELL',
  reason: 'GOOD',
  ends: { until: '2027-05-01T09:00:00Z', days: 61 },
};
const brokerAway: HealthPartView = {
  part: 'BROKER',
  condition: 'FAILED',
  reason: 'AWAY',
  since,
};
const noBackup: HealthPartView = { part: 'BACKUP', condition: 'WARNS', reason: 'NEVER' };

function answerWith(...parts: HealthPartView[]) {
  const condition = parts[0]?.condition ?? 'WELL';
  const health: HealthView = { at: since, condition, parts };
  playGateway((call) => (call === 'GET /api/v1/health' ? Response.json(health) : undefined));
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the health of the house', () => {
  it('says each part in a sentence, in the order of the gateway', async () => {
    answerWith(brokerAway, noBackup, gateway, web);
    showInHouse(<HealthPanel />);
    await screen.findByText(/^1 part does not work\. Seen at/);
    const items = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(items.map((item) => within(item).getByRole('heading').textContent)).toEqual([
      'Broker',
      'Backup',
      'Gateway',
      'Certificate of the web page',
    ]);
    expect(items[0]?.textContent).toMatch(/Does not work.*no device can be reached/);
    expect(items[2]?.textContent).toMatch(/Version 0\.2\.0 since .*, before it 0\.1\.0\./);
    expect(items[3]?.textContent).toMatch(
      /The web page’s certificate is good for 61 more days and renews itself\./,
    );
  });

  it('keeps the figures folded, each with the name of its part', async () => {
    answerWith(gateway);
    showInHouse(<HealthPanel />);
    const fold = await screen.findByText('Technical details: Gateway');
    expect(fold.closest('details')?.open).toBe(false);
    await userEvent.click(fold);
    expect(fold.closest('details')?.open).toBe(true);
    expect(screen.getByText('61 MB of 256 MB')).toBeTruthy();
  });

  it('counts what only needs a look apart from what does not work', async () => {
    answerWith(noBackup, gateway);
    showInHouse(<HealthPanel />);
    await screen.findByText(/^Everything works; 1 part needs a look\./);
  });

  it('says that all is well only if it is', async () => {
    answerWith(gateway, web);
    showInHouse(<HealthPanel />);
    await screen.findByText(/^Everything works\. Seen at/);
  });

  it('has a sentence for what could not be looked at', async () => {
    answerWith({ part: 'CARD', condition: 'UNKNOWN', reason: 'NOT_SEEN' });
    showInHouse(<HealthPanel />);
    await screen.findByText('It could not be looked at just now.');
  });
});

describe('the banner on Home', () => {
  it('names what does not work, and nothing else', async () => {
    answerWith(brokerAway, noBackup, gateway);
    showInHouse(<HealthBanner />);
    await screen.findByText('Something of the house does not work: Broker.');
    expect(screen.getByRole('link').getAttribute('href')).toBe('/more/health');
  });

  it('is silent while things only need a look', async () => {
    answerWith(noBackup, gateway);
    showInHouse(
      <>
        <HealthBanner />
        <HealthPanel />
      </>,
    );
    await screen.findByText(/1 part needs a look/);
    expect(screen.queryByRole('link')).toBeNull();
  });
});
