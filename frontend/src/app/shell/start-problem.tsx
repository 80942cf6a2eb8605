import { useLingui } from '@lingui/react';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNote } from '@/components/problem-note';
import { Door } from './door';

/** The gateway did not answer before anything could be shown. */
export function StartProblem({ error }: ErrorComponentProps) {
  const { i18n } = useLingui();
  const router = useRouter();
  return (
    <Door title={i18n.t('start.title')}>
      <ProblemNote error={error} onRetry={() => void router.invalidate()} />
    </Door>
  );
}
