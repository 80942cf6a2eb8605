import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import type { ScheduleView } from '@/lib/views';
import { sentence } from '../sentence';
import { useFindTarget } from '../use-targets';

/** A saved schedule as one sentence. */
export function ScheduleSentence({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const { locale } = useFormats();
  const target = useFindTarget()(schedule);
  const { cron, recurrence } = schedule;
  return (
    sentence(i18n, locale, target, schedule, cron) ??
    i18n.t('sentence.cronRaw', { name: target.words, expression: recurrence.expression ?? '' })
  );
}
