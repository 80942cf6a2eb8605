import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeyHolder, RotationView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { RotationPanel } from './rotation-panel';

const path = '/api/v1/broker/rotation';

const holder = (name: string, more: Partial<KeyHolder> = {}): KeyHolder => ({
  id: name.toLowerCase(),
  name,
  admitted: true,
  online: true,
  confirmed: true,
  cameByKeyInUse: false,
  missing: false,
  lockedOut: false,
  ...more,
});

const sleeper = holder('Sensor', {
  online: false,
  confirmed: false,
  missing: true,
  sleepsUntil: '2027-03-01T09:12:00Z',
});

const rotation = (stage: RotationView['stage'], devices: KeyHolder[], shown = true) =>
  ({
    stage,
    revision: 3,
    since: '2027-03-01T09:00:00Z',
    inUse: 'sha256:aa',
    other: 'sha256:bb',
    shown,
    devices,
  }) satisfies RotationView;

/** A gateway that answers each step with what comes after it, and writes down what it was asked. */
function keepRotation(first: RotationView, next: RotationView) {
  let now = first;
  const asked: [string, unknown][] = [];
  playGateway(async (call, request) => {
    if (call === `GET ${path}`) return Response.json(now);
    if (!call.startsWith(`POST ${path}/`)) return new Promise<Response>(() => undefined);
    const text = await request.text();
    asked.push([call.slice(`POST ${path}/`.length), text === '' ? null : JSON.parse(text)]);
    now = next;
    return Response.json(now);
  });
  showInHouse(<RotationPanel />);
  return asked;
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the change of the broker's key", () => {
  it('is announced by one tap, and tells who has not confirmed', async () => {
    const asked = keepRotation(
      { ...rotation('RESTING', [holder('Lamp')]), revision: 0 },
      rotation('ANNOUNCED', [holder('Lamp'), sleeper]),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Announce the next key' }));
    await screen.findByText(/1 of 2 devices have confirmed it/);
    expect(asked).toEqual([['announce', null]]);
    expect(screen.getAllByRole('listitem')[0]?.textContent).toMatch(/^SensorAsleep until/);
    expect(screen.getByText('Confirmed')).toBeTruthy();
  });

  it('is not switched past a missing device without a question that names it', async () => {
    const asked = keepRotation(
      rotation('ANNOUNCED', [holder('Lamp'), sleeper]),
      rotation('SWITCHED', [holder('Lamp', { missing: true }), sleeper]),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Switch anyway…' }));
    expect(screen.getByText(/^Without Sensor\?/)).toBeTruthy();
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Switch without them' }));
    await screen.findByText('Has the new key, still connected by the one before');
    expect(asked).toEqual([['switch', { force: true }]]);
  });

  it('is switched and finished plainly when nobody is missing', async () => {
    const asked = keepRotation(
      rotation('SWITCHED', [holder('Lamp', { cameByKeyInUse: true })]),
      rotation('RESTING', [holder('Lamp', { cameByKeyInUse: true })]),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Finish the change' }));
    await screen.findByText('Every device is told the key in use and the next one.');
    expect(asked).toEqual([['finish', { force: false }]]);
  });

  it('does not finish before the broker was seen with the new key', async () => {
    const asked = keepRotation(
      rotation('SWITCHED', [holder('Lamp', { cameByKeyInUse: true })], false),
      rotation('RESTING', []),
    );
    const finish = await screen.findByRole('button', { name: 'Finish the change' });
    expect(finish.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(finish);
    expect(asked).toEqual([]);
  });

  it('names a device that only a new code brings back', async () => {
    const lost = holder('Gate', {
      confirmed: false,
      missing: true,
      lockedOut: true,
      online: false,
    });
    keepRotation(rotation('RESTING', [lost]), rotation('RESTING', [lost]));
    await screen.findByText('Knows no key of this home any more: give it a new code');
  });
});
