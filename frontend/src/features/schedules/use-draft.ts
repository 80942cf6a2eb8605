import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Draft } from './draft';
import { dropDraft, keepDraft, keptDraft } from './kept-draft';

/** What is being edited: the first draft, or the one that was kept when this page was left to look something up. */
export function useDraft(first: Draft) {
  const { history } = useRouter();
  const [draft, setDraft] = useState(() => {
    const kept = keptDraft();
    return kept?.href === history.location.href ? { ...first, ...kept.draft } : first;
  });
  useEffect(() => {
    if (keptDraft()?.href === history.location.href) dropDraft();
  }, [history]);
  return {
    draft,
    change: (part: Partial<Draft>) => {
      setDraft((before) => ({ ...before, ...part }));
    },
    /** To be called when a link leads away and back again. */
    keep: () => {
      keepDraft(history.location.href, draft);
    },
  };
}
