import { api, bodyOf } from '@/lib/api-client';
import type { SceneRequest, SceneView } from '@/lib/views';

/** Changes a scene, or without an id adds one. */
export function saveScene(id: string | undefined, body: SceneRequest): Promise<SceneView> {
  if (id === undefined) return bodyOf(api.POST('/api/v1/scenes', { body }));
  return bodyOf(api.PUT('/api/v1/scenes/{id}', { params: { path: { id } }, body }));
}
