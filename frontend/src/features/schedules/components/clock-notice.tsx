import { IconClockExclamation } from '@tabler/icons-react';
import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Banner } from '@/components/banner';
import { useFormats } from '@/features/home/use-formats';
import type { PlannedFiringView } from '@/lib/views';
import type { Draft } from '../draft';
import { plannedMoment } from '../planned-words';
import { timeWords } from '../sentence';
import styles from './clock-notice.module.css';

interface ClockNoticeProps {
  readonly draft: Draft;
  readonly firings: readonly PlannedFiringView[];
  readonly onChange: (change: Partial<Draft>) => void;
}

/** Says what the first clock change to come does to this schedule, and offers the other way; nothing where none does anything. */
export function ClockNotice({ draft, firings, onChange }: ClockNoticeProps) {
  const { i18n } = useLingui();
  const { locale } = useFormats();
  const hasTime = draft.when === 'TIME' || draft.when === 'ONCE';
  const firing = hasTime ? firings.find(isClockChange) : undefined;
  if (firing?.phase !== 'START') return null;
  const moment = plannedMoment(i18n, locale, firing);
  const words = noticeOf(i18n, firing, {
    day: moment.day,
    time: timeWords(locale, draft.time),
    actual: moment.time,
  });
  if (words === undefined) return null;
  return (
    <Banner icon={<IconClockExclamation size={24} />} role="status">
      <p className={styles.words}>
        <strong>{words.title}</strong> {words.text}{' '}
        <button
          type="button"
          className={styles.other}
          onClick={() => {
            onChange(words.change);
          }}
        >
          {words.other}
        </button>
      </p>
    </Banner>
  );
}

interface Notice {
  readonly title: string;
  readonly text: string;
  readonly other: string;
  readonly change: Partial<Draft>;
}

function noticeOf(
  i18n: I18n,
  firing: PlannedFiringView,
  values: { day: string; time: string; actual: string },
): Notice | undefined {
  const forward = i18n.t('clock.forward', values);
  const back = i18n.t('clock.back', values);
  switch (firing.mark) {
    case 'MOVED':
      return {
        title: forward,
        text: i18n.t('clock.moved', values),
        other: i18n.t('clock.skipInstead'),
        change: { gap: 'SKIP' },
      };
    case 'SKIPPED':
      return {
        title: forward,
        text: i18n.t('clock.skipped', values),
        other: i18n.t('clock.runInstead'),
        change: { gap: 'NEXT_VALID' },
      };
    case 'FIRST_OF_TWO':
      return {
        title: back,
        text: i18n.t('clock.once', values),
        other: i18n.t('clock.bothInstead'),
        change: { overlap: 'BOTH' },
      };
    case 'BOTH_OF_TWO':
      return {
        title: back,
        text: i18n.t('clock.both', values),
        other: i18n.t('clock.onceInstead'),
        change: { overlap: 'FIRST' },
      };
    case 'SUN_FALLBACK':
    case 'NO_SUN':
    case 'PAUSED':
    case 'SKIPPED_ONCE':
    case undefined:
      return undefined;
  }
}

function isClockChange({ mark }: PlannedFiringView): boolean {
  return (
    mark === 'MOVED' || mark === 'SKIPPED' || mark === 'FIRST_OF_TWO' || mark === 'BOTH_OF_TWO'
  );
}
