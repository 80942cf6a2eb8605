import { useLingui } from '@lingui/react';
import { Checkbox } from '@/components/checkbox';
import { Field } from '@/components/field';
import { Fold } from '@/components/fold';
import { SelectField } from '@/components/select-field';
import { useHouseZone } from '@/features/home/use-formats';
import { missingOf } from '../draft-request';
import { ClockPolicies } from './clock-policies';
import { MissedFields } from './missed-fields';
import type { WhenFieldProps } from './when-field';
import styles from './fields.module.css';

/** Fields of a request that are asked for here. */
const inside = ['missed.within', 'missed.policy', 'gap', 'overlap', 'shift', 'zone'];

/** What most schedules can do without: missed times, clock changes, chance, and another zone. */
export function MoreSettings(props: WhenFieldProps) {
  const { i18n } = useLingui();
  const wrong = missingOf(props.draft);
  const refused = inside.some((field) => props.refusal(field) !== undefined);
  return (
    <Fold title={i18n.t('editor.more')} open={wrong === 'within' || wrong === 'shift' || refused}>
      <MissedFields {...props} />
      <ClockPolicies {...props} />
      <ShiftField {...props} />
      <ZoneField {...props} />
    </Fold>
  );
}

function ShiftField({ draft, refusal, onChange }: WhenFieldProps) {
  const { i18n } = useLingui();
  const { shift } = draft;
  const wrong = missingOf(draft) === 'shift' ? i18n.t('missing.shift') : undefined;
  return (
    <div className={styles.stack}>
      <Checkbox
        checked={shift !== undefined}
        onChange={(wanted) => {
          onChange({ shift: wanted ? '10' : undefined });
        }}
      >
        {i18n.t('editor.shift')}
      </Checkbox>
      {shift !== undefined && (
        <Field
          label={i18n.t('editor.shiftMinutes')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          error={wrong ?? refusal('shift')}
          value={shift}
          onChange={(event) => {
            onChange({ shift: event.target.value });
          }}
        />
      )}
    </div>
  );
}

function ZoneField({ draft, refusal, onChange }: WhenFieldProps) {
  const { i18n } = useLingui();
  const zone = useHouseZone();
  const all = Intl.supportedValuesOf('timeZone');
  const zones = draft.zone === '' || all.includes(draft.zone) ? all : [draft.zone, ...all];
  return (
    <SelectField
      label={i18n.t('editor.zone')}
      error={refusal('zone')}
      value={draft.zone}
      options={[
        { value: '', words: i18n.t('editor.zoneHome', { zone }) },
        ...zones.map((name) => ({ value: name, words: name })),
      ]}
      onChange={(chosen) => {
        onChange({ zone: chosen });
      }}
    />
  );
}
