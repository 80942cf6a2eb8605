import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import { previewQuery } from '../api/preview-schedule';
import { requestOf, type Draft } from '../draft';
import { useRested } from '../use-rested';
import { ClockNotice } from './clock-notice';
import styles from './schedule-preview.module.css';
import { PreviewStrip } from './preview-strip';
import { PreviewTable } from './preview-table';

interface SchedulePreviewProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** What will happen, as the gateway computes it. */
export function SchedulePreview({ draft, onChange }: SchedulePreviewProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const rested = useRested(draft);
  const { data, error } = useQuery(previewQuery(requestOf(rested)));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return null;
  const marked = data.firings.find((firing) => firing.mark !== undefined);
  return (
    <section
      className={styles.preview}
      aria-label={i18n.t('preview.title', { count: data.firings.length })}
    >
      <h2>{i18n.t('preview.title', { count: data.firings.length })}</h2>
      {marked !== undefined && (
        <ClockNotice
          locale={formats.locale}
          firing={marked}
          time={rested.time}
          onChange={onChange}
        />
      )}
      <PreviewStrip
        locale={formats.locale}
        today={formats.date(gatewayNow())}
        firings={data.firings}
      />
      <PreviewTable locale={formats.locale} firings={data.firings} />
    </section>
  );
}
