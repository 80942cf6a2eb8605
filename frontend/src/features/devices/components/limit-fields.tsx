import { useLingui } from '@lingui/react';
import { SelectField } from '@/components/select-field';
import { useFormats } from '@/features/home/use-formats';
import type { CapabilityView } from '@/lib/views';
import { capabilityName } from '../capability-name';
import { bootChoices, lostChoices } from '../limit-choices';
import { durationWords, type LimitsDraft } from '../settings-draft';
import { DurationField } from './duration-field';
import styles from './form.module.css';

interface LimitFieldsProps {
  readonly capability: CapabilityView;
  /** Other relays of the device that it can be told not to be on together with. */
  readonly others: readonly CapabilityView[];
  readonly draft: LimitsDraft;
  /** What the gateway said about a field. */
  readonly refused: (field: string) => string | undefined;
  /** What the device holds in a field instead of what is wished. */
  readonly pending: (field: string) => string | undefined;
  readonly onChange: (draft: LimitsDraft) => void;
}

/** The safety limits of one output. What makes no sense for it is not shown. */
export function LimitFields({
  capability,
  others,
  draft,
  refused,
  pending,
  onChange,
}: LimitFieldsProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const isRelay = capability.kind === 'RELAY';
  const stays = capability.operations.some((operation) => operation !== 'PULSE');
  const own = capability.maxOnSeconds;
  return (
    <fieldset className={styles.part}>
      <legend>{capabilityName(i18n, capability.id)}</legend>
      <DurationField
        label={i18n.t('settings.maxOn')}
        hint={
          own === undefined
            ? i18n.t('settings.noLimit')
            : i18n.t('settings.ownLimit', { most: durationWords(formats.locale, own) })
        }
        error={refused('maxOnSeconds')}
        pending={pending('maxOnSeconds')}
        value={draft.maxOn}
        onChange={(maxOn) => {
          onChange({ ...draft, maxOn });
        }}
      />
      {isRelay && (
        <DurationField
          label={i18n.t('settings.minOff')}
          hint={i18n.t('settings.noLimit')}
          error={refused('minOffSeconds')}
          pending={pending('minOffSeconds')}
          value={draft.minOff}
          onChange={(minOff) => {
            onChange({ ...draft, minOff });
          }}
        />
      )}
      {others.length > 0 && (
        <SelectField
          label={i18n.t('settings.interlock')}
          error={refused('interlock')}
          pending={pending('interlock')}
          value={draft.interlock}
          options={[
            { value: '', words: i18n.t('settings.noInterlock') },
            ...others.map((other) => ({ value: other.id, words: capabilityName(i18n, other.id) })),
          ]}
          onChange={(interlock) => {
            onChange({ ...draft, interlock });
          }}
        />
      )}
      {stays && (
        <>
          <SelectField
            label={i18n.t('settings.atBoot')}
            error={refused('atBoot')}
            pending={pending('atBoot')}
            value={draft.atBoot}
            options={bootChoices(i18n)}
            onChange={(atBoot) => {
              onChange({ ...draft, atBoot: atBoot as LimitsDraft['atBoot'] });
            }}
          />
          <SelectField
            label={i18n.t('settings.onLost')}
            error={refused('onLost')}
            pending={pending('onLost')}
            value={draft.onLost}
            options={lostChoices(i18n)}
            onChange={(onLost) => {
              onChange({ ...draft, onLost: onLost as LimitsDraft['onLost'] });
            }}
          />
        </>
      )}
    </fieldset>
  );
}
