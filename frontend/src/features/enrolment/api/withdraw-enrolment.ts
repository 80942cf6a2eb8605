import { api, done } from '@/lib/api-client';

/** Makes a code worthless that nobody has used; a device that was added for it is taken away again. */
export function withdrawEnrolment(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/enrolments/{id}', { params: { path: { id } } }));
}
