import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountRightsRequest, AccountRightsView } from '@/lib/views';
import { comeIn, showInHouse } from '@/test-house';
import { RightsForm } from './rights-form';

const member: AccountRightsView = {
  account: 'm',
  name: 'Mara',
  role: 'MEMBER',
  defaultLevel: 'OPERATE',
  chosen: false,
  devices: [{ device: 'safe', level: 'NONE' }],
};
const devices = [
  { id: 'lamp', name: 'Lamp' },
  { id: 'safe', name: 'Safe' },
];

function show(rights: AccountRightsView) {
  const saved: AccountRightsRequest[] = [];
  showInHouse(
    <RightsForm
      rights={rights}
      devices={devices}
      saving={false}
      saved={false}
      error={null}
      onSave={(request) => saved.push(request)}
    />,
  );
  return saved;
}

beforeEach(comeIn);

describe('what a person may do', () => {
  it('is kept for single devices, and the usual stays usual until it is chosen', async () => {
    const saved = show(member);
    await userEvent.selectOptions(screen.getByLabelText('Lamp'), 'Only see');
    await userEvent.selectOptions(screen.getByLabelText('Safe'), 'As above: See and switch');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.selectOptions(screen.getByLabelText('With all devices'), 'Not at all');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const lamp = [{ device: 'lamp', level: 'SEE' }];
    expect(saved).toEqual([{ devices: lamp }, { defaultLevel: 'NONE', devices: lamp }]);
  });

  it('has no usual for a guest', () => {
    show({ ...member, role: 'GUEST', defaultLevel: 'NONE', devices: [] });
    expect(screen.queryByLabelText('With all devices')).toBeNull();
    expect(
      screen.getByText('A guest may use only what you choose here or give by a pass.'),
    ).toBeTruthy();
  });
});
