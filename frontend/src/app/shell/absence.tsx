import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { ABSENCE_REFRESH_MS } from '@/config/timings';
import { getSetup } from '@/features/identity/api/get-setup';
import { adviceOf } from './advice';
import styles from './absence.module.css';

interface AbsenceProps {
  /** The gateway answers again. */
  readonly onBack?: () => void;
}

/** Which part of the house is missing, as far as this browser can know, and what to do. It asks until the gateway answers. */
export function Absence({ onBack }: AbsenceProps) {
  const { i18n } = useLingui();
  const { error, dataUpdatedAt } = useQuery({
    queryKey: ['absence'],
    queryFn: getSetup,
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ABSENCE_REFRESH_MS,
    // A browser that thinks that it is offline may reach the home all the same.
    networkMode: 'always',
  });
  const goOn = useEffectEvent(() => onBack?.());
  // Once for each answer: what could not open before may still not open.
  useEffect(() => {
    if (dataUpdatedAt > 0) goOn();
  }, [dataUpdatedAt]);
  const advice = error === null ? undefined : adviceOf(i18n, error);
  if (advice === undefined) return null;
  const { missing, steps } = advice;
  return (
    <section className={styles.absence} aria-label={i18n.t('absence.title')}>
      <p>{missing}</p>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p>{i18n.t('absence.goesOn')}</p>
    </section>
  );
}
