import { useLingui } from '@lingui/react';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { Formats } from '@/lib/formats';
import { gatewayNow } from '@/lib/gateway-clock';
import { isRefusal } from '@/lib/problem';
import type { Draft } from '../draft';
import { isSun } from '../draft-request';
import type { Preview } from '../use-preview';
import { PreviewStrip } from './preview-strip';
import { PreviewTable } from './preview-table';
import styles from './schedule-preview.module.css';

interface SchedulePreviewProps {
  readonly draft: Draft;
  readonly preview: Preview;
}

/** What will happen, as the gateway computes it. What it does not take is told beside Save. */
export function SchedulePreview({ draft, preview }: SchedulePreviewProps) {
  const { i18n } = useLingui();
  const { locale } = useFormats();
  const { data, error, retry } = preview;
  if (isRefusal(error)) return null;
  if (error !== null) return <ProblemNote error={error} onRetry={retry} />;
  if (data === undefined) return null;
  const { firings, zone, tzdata } = data;
  const title =
    firings.length === 0
      ? i18n.t('preview.never')
      : i18n.t('preview.title', { count: firings.length });
  return (
    <section className={styles.preview} aria-label={title}>
      <h2>{title}</h2>
      <PreviewStrip
        locale={locale}
        today={new Formats(locale, zone).date(gatewayNow())}
        firings={firings}
      />
      {firings.length > 0 && (
        <PreviewTable event={isSun(draft.when) ? draft.when : undefined} firings={firings} />
      )}
      <p className={styles.data}>{i18n.t('preview.tzdata', { zone, version: tzdata })}</p>
    </section>
  );
}
