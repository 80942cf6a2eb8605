import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
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
    // Who is shown again because the page still could not open waits for the next answer, and does not ask at once.
    staleTime: ABSENCE_REFRESH_MS,
    gcTime: 2 * ABSENCE_REFRESH_MS,
    refetchInterval: ABSENCE_REFRESH_MS,
    // A browser that thinks that it is offline may reach the home all the same.
    networkMode: 'always',
  });
  const goOn = useEffectEvent(() => onBack?.());
  // Once for each answer, also when this is shown anew because of it: what could not open before may still not open.
  const [answeredBefore] = useState(dataUpdatedAt);
  useEffect(() => {
    if (dataUpdatedAt > answeredBefore) goOn();
  }, [dataUpdatedAt, answeredBefore]);
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
