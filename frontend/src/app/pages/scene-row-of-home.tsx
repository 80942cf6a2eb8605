import { useQuery } from '@tanstack/react-query';
import { SceneRow } from '@/features/commands/components/scene-row';
import { scenesQuery } from '@/features/devices/api/list-scenes';

/** The scenes on Home; nothing while there are none. */
export function SceneRowOfHome() {
  const { data: scenes = [] } = useQuery(scenesQuery);
  return <SceneRow scenes={scenes} />;
}
