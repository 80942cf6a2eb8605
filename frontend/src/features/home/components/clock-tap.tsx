import { useLingui } from '@lingui/react';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useBrowserNow, useGatewayNow } from '@/lib/gateway-clock';
import { Problem } from '@/lib/problem';
import { useIsGuest } from '@/lib/session';
import { trustClock } from '../api/trust-clock';
import { useFormats } from '../use-formats';
import { useHomeChange } from '../use-home-change';

/** One tap says that the time of this browser is right. Not for guests. */
export function ClockTap() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const isGuest = useIsGuest();
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
          tap.mutate(undefined);
        }}
      >
        {i18n.t('time.tap', { time: formats.full(here) })}
      </Button>
      {differs && (
        <p role="alert">
          {i18n.t('time.differs', { here: formats.full(here), there: formats.full(there) })}
        </p>
      )}
      {tap.isError && !differs && <ProblemNote error={tap.error} />}
    </>
  );
}
