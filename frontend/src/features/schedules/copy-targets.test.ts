import { describe, expect, it } from 'vitest';
import type { Actuator } from '@/features/devices/actuators';
import type { ScheduleView } from '@/lib/views';
import { copyFor, copyTargetsOf } from './copy-targets';
import { bath } from './sample-schedule';

const part = (device: string, kind: Actuator['kind'], capability = 'relay1'): Actuator => ({
  device,
  capability,
  words: device,
  kind,
  value: undefined,
});
const all = [
  part('boiler', 'relay'),
  part('boiler', 'relay', 'relay2'),
  part('lamp', 'relay'),
  part('dimmer', 'dimmer', 'level1'),
];

const schedule: ScheduleView = {
  ...bath,
  ending: { after: 'PT45M' },
  gap: 'SKIP',
  overlap: 'BOTH',
  zone: 'Europe/Athens',
};

const names = (targets: readonly Actuator[]) =>
  targets.map(({ device, capability }) => `${device}/${capability}`);

describe('where a schedule can be copied', () => {
  it('is to other parts that do the same', () => {
    expect(names(copyTargetsOf(schedule, all))).toEqual(['boiler/relay2', 'lamp/relay1']);
    expect(names(copyTargetsOf({ ...schedule, operation: 'LEVEL' }, all))).toEqual([
      'dimmer/level1',
    ]);
  });

  it('is to every such part for that of a group, and to none for that of a scene', () => {
    const plan = { group: 'g', operation: 'SET' } as const;
    expect(names(copyTargetsOf(plan, all))).toHaveLength(3);
    expect(copyTargetsOf({}, all)).toEqual([]);
  });

  it('is asked for with the same plan, without the name', () => {
    const { device, name, recurrence, ending, gap, overlap } = copyFor(schedule, {
      device: 'lamp',
      capability: 'relay1',
    }) ?? { device: '' };
    expect({ device, name }).toEqual({ device: 'lamp', name: undefined });
    expect({ recurrence, ending, gap, overlap }).toEqual({
      recurrence: schedule.recurrence,
      ending: { after: 'PT45M' },
      gap: 'SKIP',
      overlap: 'BOTH',
    });
  });
});
