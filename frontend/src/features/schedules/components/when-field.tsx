import { useLingui } from '@lingui/react';
import { classNames } from '@/components/class-names';
import { Field } from '@/components/field';
import { Fold } from '@/components/fold';
import { Segmented } from '@/components/segmented';
import { useFormats } from '@/features/home/use-formats';
import type { Draft, When } from '../draft';
import { isSun } from '../draft-request';
import { CronField } from './cron-field';
import { IntervalFields } from './interval-fields';
import { SunFields } from './sun-fields';
import { TimeField } from './time-field';
import styles from './fields.module.css';
import whenStyles from './when-field.module.css';

export interface WhenFieldProps {
  readonly draft: Draft;
  /** What the gateway does not take of a field, in words. */
  readonly refusal: (field: string) => string | undefined;
  readonly onChange: (change: Partial<Draft>) => void;
  /** A link is about to lead away from the draft. */
  readonly onLeave: () => void;
}

const rarer: readonly When[] = ['DAWN', 'DUSK', 'ONCE', 'INTERVAL', 'CRON'];

/** At a time, or by the sun; the rarer kinds are folded. Below, what the chosen kind wants to know. */
export function WhenField(props: WhenFieldProps) {
  const { draft, onChange } = props;
  const { i18n } = useLingui();
  const choose = (when: When) => {
    onChange({ when });
  };
  return (
    <div className={classNames(styles.stack, whenStyles.when)}>
      <Segmented
        label={i18n.t('editor.when')}
        options={[
          { value: 'TIME', words: i18n.t('when.time') },
          { value: 'SUNRISE', words: i18n.t('when.sunrise') },
          { value: 'SUNSET', words: i18n.t('when.sunset') },
        ]}
        value={draft.when}
        onChange={choose}
      />
      <div className={whenStyles.kinds}>
        <Fold title={i18n.t('editor.moreKinds')} open={rarer.includes(draft.when)}>
          <Segmented
            label={i18n.t('editor.when')}
            hideLabel
            options={[
              { value: 'DAWN', words: i18n.t('when.dawn') },
              { value: 'DUSK', words: i18n.t('when.dusk') },
              { value: 'ONCE', words: i18n.t('when.once') },
              { value: 'INTERVAL', words: i18n.t('when.interval') },
              { value: 'CRON', words: i18n.t('when.cron') },
            ]}
            value={draft.when}
            onChange={choose}
          />
        </Fold>
      </div>
      <KindFields {...props} />
    </div>
  );
}

function KindFields(props: WhenFieldProps) {
  const { draft, refusal, onChange } = props;
  const { i18n } = useLingui();
  const formats = useFormats();
  if (isSun(draft.when)) return <SunFields {...props} event={draft.when} />;
  if (draft.when === 'INTERVAL') return <IntervalFields {...props} />;
  if (draft.when === 'CRON') return <CronField {...props} />;
  return (
    <div className={styles.row}>
      {draft.when === 'ONCE' && (
        <Field
          type="date"
          label={i18n.t('editor.date')}
          error={refusal('recurrence.date')}
          value={draft.date}
          onChange={(event) => {
            onChange({ date: event.target.value });
          }}
        />
      )}
      <TimeField
        label={i18n.t('editor.time')}
        locale={formats.locale}
        value={draft.time}
        onChange={(time) => {
          onChange({ time });
        }}
      />
    </div>
  );
}
