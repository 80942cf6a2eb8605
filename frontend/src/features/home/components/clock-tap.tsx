import { useLingui } from '@lingui/react';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useBrowserNow, useGatewayNow } from '@/lib/gateway-clock';
import { Problem } from '@/lib/problem';
import { useIsGuest, useIsOwner } from '@/lib/session';
import { trustClock } from '../api/trust-clock';
import { useFormats } from '../use-formats';
import { useHomeChange } from '../use-home-change';

/** One tap says that the time of this browser is right, and where the two differ, an owner's second one that it counts. Not for guests. */
export function ClockTap() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const isGuest = useIsGuest();
  const isOwner = useIsOwner();
  const here = useBrowserNow();
  const there = useGatewayNow();
  const tap = useHomeChange(trustClock);
  if (isGuest) return null;
  const differs = tap.error instanceof Problem && tap.error.code === 'clock-differs';
  return (
    <>
      <Button
        busy={tap.isPending}
        onClick={() => {
          tap.mutate(false);
        }}
      >
        {i18n.t('time.tap', { time: formats.full(here) })}
      </Button>
      {differs && (
        <p role="alert">
          {i18n.t('time.differs', { here: formats.full(here), there: formats.full(there) })}
        </p>
      )}
      {differs && isOwner && (
        <Button
          busy={tap.isPending}
          onClick={() => {
            tap.mutate(true);
          }}
        >
          {i18n.t('time.take', { time: formats.full(here) })}
        </Button>
      )}
      {tap.isError && !differs && <ProblemNote error={tap.error} />}
    </>
  );
}
