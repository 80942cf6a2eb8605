import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { actuatorsOf } from '@/features/devices/actuators';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { groupsQuery } from '@/features/devices/api/list-groups';
import { scenesQuery } from '@/features/devices/api/list-scenes';
import { useActuators } from '@/features/devices/use-actuators';
import type { TargetRef } from './draft';
import { targetKey, targetsOf, type Target } from './targets';

/** All that the person may plan, by the names people know. */
export function useTargets(): Target[] {
  const actuators = useActuators();
  const { data: groups = [] } = useQuery(groupsQuery);
  const { data: scenes = [] } = useQuery(scenesQuery);
  return targetsOf(actuators, groups, scenes);
}

/** Finds what a schedule is about, also among what the person may only see; an unknown one is named by its id. */
export function useFindTarget(): (ref: TargetRef) => Target {
  const { i18n } = useLingui();
  const { data: devices } = useQuery(devicesQuery);
  const { data: groups } = useQuery(groupsQuery);
  const { data: scenes } = useQuery(scenesQuery);
  const all = useMemo(
    () => targetsOf(actuatorsOf(i18n, devices ?? []), groups ?? [], scenes ?? []),
    [i18n, devices, groups, scenes],
  );
  return useCallback((ref: TargetRef) => find(all, ref), [all]);
}

function find(all: readonly Target[], ref: TargetRef): Target {
  const key = targetKey(ref);
  const found = all.find((other) => targetKey(other.ref) === key);
  if (found !== undefined) return found;
  const kind = ref.group !== undefined ? 'group' : ref.scene !== undefined ? 'scene' : 'device';
  return { ref, kind, words: ref.device ?? '…', levels: 'never' };
}

/** True if the person may change what this schedule does; groups and scenes are asked of the gateway. */
export function useMayPlan(ref: TargetRef | undefined): boolean {
  const targets = useTargets();
  if (ref === undefined) return false;
  if (ref.device === undefined) return true;
  return targets.some((target) => target.ref.device === ref.device);
}
