import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { PauseRequest, ScheduleView } from '@/lib/views';
import { usePause } from '../use-pause';
import styles from './pause-form.module.css';

interface PauseFormProps {
  /** A schedule or a group; neither: the whole home. */
  readonly of: Pick<PauseRequest, 'schedule' | 'group'>;
  readonly question: string;
  /** Schedules that may go on meanwhile. */
  readonly keepable?: readonly ScheduleView[];
  readonly onClose: () => void;
}

/** Until which day, and which schedules go on meanwhile. */
export function PauseForm({ of, question, keepable = [], onClose }: PauseFormProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const [until, setUntil] = useState('');
  const [keep, setKeep] = useState<readonly string[]>([]);
  const pause = usePause(onClose);
  return (
    <form
      className={styles.form}
      aria-label={question}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (pause.isPending) return;
        pause.mutate({
          ...of,
          ...(until !== '' && { until }),
          ...(keep.length > 0 && { keep: [...keep] }),
        });
      }}
    >
      <h2>{question}</h2>
      <Field
        type="date"
        label={i18n.t('pause.until')}
        hint={i18n.t('pause.untilHint')}
        min={formats.date(gatewayNow() + 86_400_000)}
        value={until}
        onChange={(event) => {
          setUntil(event.target.value);
        }}
      />
      {keepable.length > 0 && (
        <fieldset className={styles.keep}>
          <legend className={styles.legend}>{i18n.t('pause.keep')}</legend>
          {keepable.map(({ id, name }) => (
            <Checkbox
              key={id}
              checked={keep.includes(id)}
              onChange={(wanted) => {
                setKeep(wanted ? [...keep, id] : keep.filter((other) => other !== id));
              }}
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {pause.isError && <ProblemNote error={pause.error} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" busy={pause.isPending}>
          {until === '' ? i18n.t('pause.now') : i18n.t('pause.untilThen')}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </form>
  );
}
