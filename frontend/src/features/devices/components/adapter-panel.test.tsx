import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AdapterView, DeviceView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { AdapterPanel } from './adapter-panel';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const { device: lamp } = JSON.parse(file) as { device: DeviceView };
const path = `/api/v1/devices/${lamp.id}/adapter`;
const two: AdapterView = {
  kind: 'RELAYS',
  capabilities: [
    { id: 'relay1', topic: 'relay1', operation: 'SET' },
    { id: 'relay2', topic: 'relay2', operation: 'SET' },
  ],
};

/** Plays a gateway that takes what it is sent, or refuses it; answers with what was sent. */
function show(found: AdapterView | null, refusal?: object) {
  const sent: unknown[] = [];
  playGateway(async (call, request) => {
    if (call === `GET ${path}`)
      return found === null
        ? Response.json({ code: 'not-found' }, { status: 404 })
        : Response.json(found);
    sent.push(call.startsWith('PUT') ? await request.json() : call);
    if (refusal !== undefined) return Response.json(refusal, { status: 400 });
    return call.startsWith('PUT')
      ? Response.json(sent.at(-1))
      : new Response(null, { status: 204 });
  });
  showInHouse(<AdapterPanel device={lamp} />);
  return sent;
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the way' }));

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a device with older firmware', () => {
  it('is told its way and its parts, which such firmware does not say', async () => {
    const sent = show(null);
    await userEvent.selectOptions(await screen.findByLabelText('How it is spoken to'), 'RELAYS');
    await userEvent.selectOptions(screen.getByLabelText('What it does'), 'SET');
    await userEvent.clear(screen.getByLabelText('Topic'));
    await userEvent.type(screen.getByLabelText('Topic'), '3');
    expect(screen.getByText('relays/relay3/control, relays/relay3/status')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Add a part' }));
    await save();
    await screen.findByText('Saved. It is spoken to in this way now.');
    expect(sent).toEqual([
      {
        kind: 'RELAYS',
        capabilities: [
          { id: 'gate1', topic: '3', operation: 'SET' },
          { id: 'relay1', topic: 'relay1', operation: 'SET' },
        ],
      },
    ]);
    expect(screen.getByRole('button', { name: 'It has new firmware' })).toBeTruthy();
  });

  it('says at the field what the gateway refused, and sends no length that is no number', async () => {
    const sent = show(null, {
      code: 'invalid',
      errors: [{ field: 'capabilities[0].milliseconds', message: 'is missing or out of range' }],
    });
    await userEvent.type(await screen.findByLabelText('Length of the pulse (ms)'), ' s');
    await save();
    const length = screen.getByLabelText('Length of the pulse (ms)');
    await vi.waitFor(() => {
      expect(length.getAttribute('aria-invalid')).toBe('true');
    });
    expect(sent).toMatchObject([{ capabilities: [{ milliseconds: 0 }] }]);
  });

  it('ends after a question, and begins anew', async () => {
    const sent = show(two);
    await userEvent.click(await screen.findByRole('button', { name: 'It has new firmware' }));
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Speak as Hearth does' }));
    await vi.waitFor(() => {
      expect(screen.queryByRole('button', { name: 'It has new firmware' })).toBeNull();
    });
    expect(sent).toEqual([`DELETE ${path}`]);
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });
});
