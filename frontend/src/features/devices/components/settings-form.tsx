import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import { refusedField } from '@/lib/problem-words';
import type { DeviceView, Settings, SettingsView } from '@/lib/views';
import { settingsQuery } from '../api/get-settings';
import { wishSettings } from '../api/wish-settings';
import { deltaWords } from '../settings-delta';
import { outputsOf, settingsDraft, settingsOf, type LimitsDraft } from '../settings-draft';
import { DurationField } from './duration-field';
import styles from './form.module.css';
import { LimitFields } from './limit-fields';
import { SettingsResult } from './settings-result';

interface SettingsFormProps {
  readonly device: DeviceView;
  /** The newest wish, and what the device says to it; the form begins with the first one it is given. */
  readonly view: SettingsView;
  /** Begins anew with what is wished now. */
  readonly onRenew: () => void;
}

/** Limits that the device itself keeps, whoever switches it, and how often it measures. */
export function SettingsForm({ device, view, onRenew }: SettingsFormProps) {
  const { i18n } = useLingui();
  const { locale } = useFormats();
  const client = useQueryClient();
  const inContact = useInContact();
  // The revision these fields were made from: not the newest one, which somebody else may have made.
  const [base, setBase] = useState(view.desired.revision);
  const [draft, setDraft] = useState(() => settingsDraft(view.desired.settings, device));
  const save = useMutation({
    mutationFn: (settings: Settings) => wishSettings(device.id, base, settings),
    onSuccess: (answer) => {
      setBase(answer.desired.revision);
      client.setQueryData(settingsQuery(device.id).queryKey, answer);
    },
  });
  const settings = settingsOf(draft);
  const saved = settingsOf(settingsDraft(view.desired.settings, device));
  const outputs = outputsOf(device);
  const relays = outputs.filter((output) => output.kind === 'RELAY');
  const pending = (path: string) => deltaWords({ i18n, locale }, device, view, path);
  const isStale = save.error instanceof Problem && save.error.code === 'stale-revision';
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (inContact && settings !== undefined && !save.isPending) save.mutate(settings);
      }}
    >
      {outputs.map((output) => {
        const limits = draft.limits[output.id];
        if (limits === undefined) return null;
        return (
          <LimitFields
            key={output.id}
            capability={output}
            others={output.kind === 'RELAY' ? relays.filter((other) => other.id !== output.id) : []}
            draft={limits}
            refused={(field) =>
              refusedField(i18n, save.error, `settings.capabilities.${output.id}.${field}`)
            }
            pending={(field) => pending(`capabilities.${output.id}.${field}`)}
            onChange={(changed: LimitsDraft) => {
              setDraft({ ...draft, limits: { ...draft.limits, [output.id]: changed } });
            }}
          />
        );
      })}
      {device.capabilities.some((capability) => capability.kind === 'NUMBER') && (
        <DurationField
          label={i18n.t('settings.send')}
          hint={i18n.t('settings.sendHint')}
          error={refusedField(i18n, save.error, 'settings.sendSeconds')}
          pending={pending('sendSeconds')}
          value={draft.send}
          onChange={(send) => {
            setDraft({ ...draft, send });
          }}
        />
      )}
      {isStale && (
        <Banner role="alert">
          <p>{i18n.t('settings.changedMeanwhile')}</p>
          <Button onClick={onRenew}>{i18n.t('settings.showNewest')}</Button>
        </Banner>
      )}
      {save.isError && !isStale && <ProblemNote error={save.error} />}
      <div className={styles.save}>
        <Button
          type="submit"
          look="primary"
          busy={save.isPending}
          aria-disabled={!inContact || settings === undefined}
        >
          {i18n.t('settings.save')}
        </Button>
        <SettingsResult
          view={view}
          online={device.presence.online}
          isChanged={JSON.stringify(settings) !== JSON.stringify(saved)}
          isSaving={save.isPending}
        />
      </div>
    </form>
  );
}
