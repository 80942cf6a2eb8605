import { useQuery } from '@tanstack/react-query';
import type { ConflictView, PreviewView } from '@/lib/views';
import { previewQuery } from './api/preview-schedule';
import type { Draft } from './draft';
import { requestOf } from './draft-request';
import { useRested } from './use-rested';

/** What the gateway says of a draft that has rested for a moment. */
export interface Preview {
  readonly data: PreviewView | undefined;
  readonly error: Error | null;
  /** True if it is about the draft as it is now. */
  readonly isFresh: boolean;
  /** With other schedules. */
  readonly conflicts: readonly ConflictView[];
  /** Asks once more. */
  readonly retry: () => void;
}

const none: readonly ConflictView[] = [];

/** Asks for the preview of a draft; `own` is the schedule that is being changed. */
export function usePreview(draft: Draft, blocked: boolean, own: string | undefined): Preview {
  const rested = useRested(draft);
  const request = blocked ? undefined : requestOf(rested);
  const { data, error, isPlaceholderData, refetch } = useQuery(previewQuery(request, own));
  const known = request === undefined ? undefined : data;
  return {
    data: known,
    error: request === undefined ? null : error,
    isFresh: rested === draft && request !== undefined && !isPlaceholderData,
    conflicts: known?.conflicts ?? none,
    retry: () => void refetch(),
  };
}
