import { useLingui } from '@lingui/react';
import { Segmented } from '@/components/segmented';
import { useFormats } from '@/features/home/use-formats';
import { Banner } from '@/components/banner';
import { ends } from '../draft-request';
import { SpanField } from './span-field';
import { TimeField } from './time-field';
import type { WhenFieldProps } from './when-field';
import styles from './fields.module.css';

/** Whether it is undone again: after a time, at a time, or not at all. A scene is not. */
export function EndingField({ draft, refusal, onChange }: WhenFieldProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  if (!ends(draft)) return null;
  const refused = refusal('ending') ?? refusal('ending.after') ?? refusal('ending.at');
  return (
    <div className={styles.stack}>
      <Segmented
        label={i18n.t('editor.until')}
        options={[
          { value: 'none', words: i18n.t('until.none') },
          { value: 'after', words: i18n.t('until.after') },
          { value: 'at', words: i18n.t('until.at') },
        ]}
        value={draft.ending}
        onChange={(ending) => {
          onChange({ ending });
        }}
      />
      {draft.ending === 'after' && (
        <SpanField
          label={i18n.t('editor.howLong')}
          value={draft.after}
          onChange={(after) => {
            onChange({ after });
          }}
        />
      )}
      {draft.ending === 'at' && (
        <TimeField
          label={i18n.t('editor.endTime', { what: draft.what })}
          locale={formats.locale}
          value={draft.until}
          onChange={(until) => {
            onChange({ until });
          }}
        />
      )}
      {refused !== undefined && (
        <Banner tone="bad">
          <p>{refused}</p>
        </Banner>
      )}
    </div>
  );
}
