import { useLingui } from '@lingui/react';
import { Problem } from '@/lib/problem';
import { problemWords } from '@/lib/problem-words';
import { Banner } from './banner';
import { Button } from './button';
import { Fold } from './fold';

interface ProblemNoteProps {
  readonly error: unknown;
  /** Offered when trying again makes sense. */
  readonly onRetry?: () => void;
}

/** What happened and what to do; the gateway's own words are folded. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { i18n } = useLingui();
  return (
    <Banner tone="bad" role="alert">
      <p>{problemWords(i18n, error)}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{i18n.t('action.tryAgain')}</Button>}
      {error instanceof Problem && (
        <Fold title={i18n.t('problem.details')}>
          <p>
            {error.code} ({error.status}) {error.message}
          </p>
        </Fold>
      )}
    </Banner>
  );
}
