import { useQuery } from '@tanstack/react-query';
import { SceneRow } from '@/features/commands/components/scene-row';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { scenesQuery } from '@/features/devices/api/list-scenes';
import { operates } from '@/features/devices/levels';
import type { DeviceView } from '@/lib/views';

/** The scenes on Home that the person may use; nothing while there are none. */
export function SceneRowOfHome() {
  const { data: scenes = [] } = useQuery(scenesQuery);
  const { data: operable = [] } = useQuery({ ...devicesQuery, select: operableIds });
  const usable = scenes.filter((scene) =>
    scene.states.every(({ device }) => operable.includes(device)),
  );
  return <SceneRow scenes={usable} />;
}

function operableIds(devices: DeviceView[]): string[] {
  return devices.filter(operates).map(({ id }) => id);
}
