import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import { Formats } from '@/lib/formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { PlannedFiringView } from '@/lib/views';
import type { Draft } from '../draft';
import { isSun } from '../draft-request';
import type { Preview } from '../use-preview';
import { ClockNotice } from './clock-notice';
import { PreviewStrip } from './preview-strip';
import { PreviewTable } from './preview-table';
import { RefusalNote } from './refusal-note';
import styles from './schedule-preview.module.css';

interface SchedulePreviewProps {
  readonly draft: Draft;
  readonly preview: Preview;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** What will happen, as the gateway computes it. */
export function SchedulePreview({ draft, preview, onChange }: SchedulePreviewProps) {
  const { i18n } = useLingui();
  const { locale } = useFormats();
  const { data, error } = preview;
  if (error !== null) return <RefusalNote error={error} />;
  if (data === undefined) return null;
  const { firings, zone, tzdata } = data;
  const title =
    firings.length === 0
      ? i18n.t('preview.never')
      : i18n.t('preview.title', { count: firings.length });
  const changed = firings.find(isClockChange);
  const hasTime = draft.when === 'TIME' || draft.when === 'ONCE';
  return (
    <section className={styles.preview} aria-label={title}>
      <h2>{title}</h2>
      {hasTime && changed?.phase === 'START' && (
        <ClockNotice locale={locale} firing={changed} time={draft.time} onChange={onChange} />
      )}
      <PreviewStrip
        locale={locale}
        today={new Formats(locale, zone).date(gatewayNow())}
        firings={firings}
      />
      {firings.length > 0 && (
        <PreviewTable
          zone={zone}
          event={isSun(draft.when) ? draft.when : undefined}
          firings={firings}
        />
      )}
      <p className={styles.data}>{i18n.t('preview.tzdata', { zone, version: tzdata })}</p>
    </section>
  );
}

function isClockChange({ mark }: PlannedFiringView): boolean {
  return (
    mark === 'MOVED' || mark === 'SKIPPED' || mark === 'FIRST_OF_TWO' || mark === 'BOTH_OF_TWO'
  );
}
