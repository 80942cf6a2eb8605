import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Formats } from '@/lib/formats';
import { tellGatewayTime } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { DeviceCards } from './device-cards';
import { DeviceReadings } from './device-readings';

const file = readFileSync('../contracts/live/examples/sensor.json', 'utf8');
const { device: air, now } = JSON.parse(file) as { device: DeviceView; now: string };
const since = '2027-03-22T15:41:00Z';
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const time = new Formats('en-GB', timeZone).moment(since, Date.parse(now));

const part = (id: string, kind: CapabilityView['kind'], value?: boolean): CapabilityView => ({
  id,
  kind,
  operations: kind === 'RELAY' ? ['SET'] : [],
  feedback: false,
  ...(value !== undefined && { reported: { value, at: since, since } }),
});

async function cards(capabilities: CapabilityView[], online = true) {
  const device: DeviceView = { ...air, capabilities, presence: { online, since } };
  tellGatewayTime(now);
  playGateway((call) =>
    call === 'GET /api/v1/devices' ? Response.json([device]) : Response.json({}, { status: 404 }),
  );
  const view = showInHouse(<DeviceCards id={device.id} />);
  await screen.findAllByRole('listitem');
  return [...view.container.querySelectorAll('li')].map((card) => card.textContent);
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the card of a device with inputs', () => {
  it.each([
    [true, `Motion since ${time}`],
    [false, `No motion since ${time}`],
  ])('tells motion: %s', async (value, words) => {
    const [card] = await cards([part('motion1', 'BOOL', value)]);
    expect(card).toContain(words);
  });

  it('tells what was last known of one that is away', async () => {
    const [card] = await cards([part('motion1', 'BOOL', true)], false);
    expect(card).toContain(`Offline since ${time}`);
    expect(card).toContain('Last known: motion');
  });

  it('tells the last press beside what is measured', async () => {
    const button = part('button1', 'BUTTON', true);
    expect((await cards([...air.capabilities, button]))[0]).toContain(`Last pressed ${time}`);
  });

  it('tells them on a card of their own when there are several controls', async () => {
    const inputs = [part('button1', 'BUTTON', true), part('door', 'BOOL', false)];
    const relay = part('relay1', 'RELAY', false);
    const several = await cards([relay, { ...relay, id: 'relay2' }, ...inputs]);
    expect(several).toHaveLength(3);
    expect(several[0]).not.toContain('pressed');
    expect(several[2]).toContain(`button1: Last pressed ${time}`);
    expect(several[2]).toContain(`door: Off since ${time}`);
  });
});

describe('the page of a device with inputs', () => {
  it('tells motion and the last press by name', () => {
    tellGatewayTime(now);
    const capabilities = [part('motion1', 'BOOL', true), part('button1', 'BUTTON')];
    showInHouse(<DeviceReadings device={{ ...air, capabilities }} />);
    expect(screen.getByText('motion1').nextSibling?.textContent).toBe(`Motion since ${time}`);
    expect(screen.getByText('button1').nextSibling?.textContent).toBe('Not pressed yet');
  });
});
