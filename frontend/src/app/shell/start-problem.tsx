import { useLingui } from '@lingui/react';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ProblemNote } from '@/components/problem-note';
import { Door } from './door';

const Absence = lazy(async () => ({ default: (await import('./absence')).Absence }));

/** The gateway did not answer before anything could be shown. */
export function StartProblem({ error }: ErrorComponentProps) {
  const { i18n } = useLingui();
  const router = useRouter();
  return (
    <Door title={i18n.t('start.title')}>
      <ProblemNote error={error} onRetry={() => void router.invalidate()} />
      <Suspense fallback={null}>
        <Absence onBack={() => void router.invalidate()} />
      </Suspense>
    </Door>
  );
}
