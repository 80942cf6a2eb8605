import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TopicView, ValidityView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { TopicList } from './topic-list';

const kind = (topic: string): TopicView => ({
  topic,
  sender: 'DEVICE',
  receiver: 'GATEWAY',
  qos: 'AT_LEAST_ONCE',
  retained: 'YES',
  content: '',
});
const leaves = ['online', 'info', 'settings', 'state', 'ack', 'heartbeat'];

function show(verdict?: ValidityView) {
  playGateway((call) => {
    if (call === 'GET /api/v1/devices') return Response.json([{ id: 'lamp', name: 'Hall lamp' }]);
    if (call === 'GET /api/v1/mqtt/topics/structure')
      return Response.json(leaves.map((leaf) => kind(`d/{id}/status/${leaf}`)));
    if (call === 'GET /api/v1/mqtt/topics/device/lamp')
      return Response.json([kind('d/lamp/status/online')]);
    return call === 'POST /api/v1/mqtt/topics/validate' ? Response.json(verdict) : undefined;
  });
  showInHouse(<TopicList />);
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('topics', () => {
  it('are found by a word, and shown in full when asked for', async () => {
    show();
    await screen.findByText('6 topics');
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 6' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    await userEvent.type(screen.getByLabelText('Search'), 'heart');
    expect(screen.getByText('1 topic')).toBeTruthy();
    expect(screen.getByText('d/{id}/status/heartbeat')).toBeTruthy();
    expect(screen.getByText('device → gateway · at least once · retained')).toBeTruthy();
  });

  it('are those of one device when it is chosen', async () => {
    show();
    await screen.findByRole('option', { name: 'Hall lamp' });
    await userEvent.selectOptions(screen.getByLabelText('Topics of'), 'Hall lamp');
    await screen.findByText('d/lamp/status/online');
    expect(screen.getByText('1 topic')).toBeTruthy();
  });

  it.each([
    [
      { topic: 'a/#/b', valid: false, fault: 'holds + or #, which only a filter may' },
      'a/#/b is not valid. It holds + or #, which only a filter may.',
    ],
    [{ topic: 'a/b', valid: true }, 'Nothing in this home uses it.'],
    [{ topic: 'a/b', valid: true, known: kind('monitoring/traffic') }, 'Messages and bytes'],
  ])('are checked: %o', async (verdict, words) => {
    show(verdict);
    await userEvent.click(screen.getByRole('button', { name: 'Check it' }));
    const status = await screen.findByText(words);
    expect(status.closest('[role=status]')).not.toBeNull();
  });
});
