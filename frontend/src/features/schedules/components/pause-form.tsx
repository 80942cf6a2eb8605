import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import { Problem } from '@/lib/problem';
import type { PauseRequest, ScheduleView } from '@/lib/views';
import { usePause } from '../use-pause';
import { KeepField } from './keep-field';
import styles from './pause-form.module.css';

interface PauseFormProps {
  /** A schedule or a group; neither: the whole home. */
  readonly of: Pick<PauseRequest, 'schedule' | 'group'>;
  readonly question: string;
  /** Schedules that may go on meanwhile. */
  readonly keepable?: readonly ScheduleView[];
  readonly onClose: () => void;
}

/** Until which day, or until somebody ends it, and which schedules go on meanwhile. */
export function PauseForm({ of, question, keepable = [], onClose }: PauseFormProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const [ends, setEnds] = useState<'day' | 'open'>('day');
  const [until, setUntil] = useState('');
  const [keep, setKeep] = useState<readonly string[]>([]);
  const pause = usePause(onClose);
  const isBlocked = ends === 'day' && until === '';
  const refused = pause.error instanceof Problem && pause.error.fields[0]?.field === 'until';
  return (
    <form
      className={styles.form}
      aria-label={question}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (pause.isPending || isBlocked) return;
        pause.mutate({
          ...of,
          ...(ends === 'day' && { until }),
          ...(keep.length > 0 && { keep: [...keep] }),
        });
      }}
    >
      <h2>{question}</h2>
      <Segmented
        label={i18n.t('pause.ends')}
        options={[
          { value: 'day', words: i18n.t('pause.endsDay') },
          { value: 'open', words: i18n.t('pause.endsOpen') },
        ]}
        value={ends}
        onChange={setEnds}
      />
      {ends === 'day' && (
        <Field
          type="date"
          label={i18n.t('pause.until')}
          hint={i18n.t('pause.untilHint')}
          min={formats.date(gatewayNow() + 86_400_000)}
          error={refused ? i18n.t('pause.later') : undefined}
          value={until}
          onChange={(event) => {
            pause.reset();
            setUntil(event.target.value);
          }}
        />
      )}
      {keepable.length > 0 && <KeepField schedules={keepable} kept={keep} onChange={setKeep} />}
      {pause.isError && !refused && <ProblemNote error={pause.error} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" busy={pause.isPending} aria-disabled={isBlocked}>
          {ends === 'open' ? i18n.t('pause.now') : i18n.t('pause.untilThen')}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </form>
  );
}
