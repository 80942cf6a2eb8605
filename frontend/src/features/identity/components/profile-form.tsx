import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { useInContact } from '@/lib/contact';
import { languages } from '@/lib/i18n';
import { refusedField } from '@/lib/problem-words';
import type { AccountRequest, AccountView } from '@/lib/views';
import { changeAccount } from '../api/change-account';
import styles from './identity.module.css';

type Clock = NonNullable<AccountRequest['timeFormat']>;
type Language = NonNullable<AccountRequest['language']>;

/** Name, language and time format of the person who is signed in. */
export function ProfileForm({ account }: { readonly account: AccountView }) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [name, setName] = useState(account.name);
  const [language, setLanguage] = useState<string>(account.language ?? '');
  const [clock, setClock] = useState<Clock>(account.timeFormat ?? 'AUTO');
  const save = useMutation({ mutationFn: changeAccount });
  const clocks: readonly { value: Clock; words: string }[] = [
    { value: 'AUTO', words: i18n.t('profile.clockAuto') },
    { value: 'TWENTY_FOUR_HOURS', words: i18n.t('profile.clock24') },
    { value: 'TWELVE_HOURS', words: i18n.t('profile.clock12') },
  ];
  return (
    <Panel title={i18n.t('profile.title')}>
      <form
        className={styles.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!inContact || save.isPending || name.trim() === '') return;
          save.mutate({
            name: name.trim(),
            timeFormat: clock,
            ...(language !== '' && { language: language as Language }),
          });
        }}
      >
        <Field
          label={i18n.t('identity.yourName')}
          value={name}
          autoComplete="username"
          error={
            refusedField(i18n, save.error, 'name') ??
            (name.trim() === '' ? i18n.t('identity.nameMissing') : undefined)
          }
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <SelectField
          label={i18n.t('more.languageLabel')}
          value={language}
          options={[
            { value: '', words: i18n.t('profile.languageAuto') },
            ...Object.entries(languages).map(([value, words]) => ({
              value: value.toUpperCase(),
              words,
            })),
          ]}
          onChange={setLanguage}
        />
        <SelectField
          label={i18n.t('profile.clock')}
          value={clock}
          options={clocks}
          onChange={(value) => {
            setClock(value as Clock);
          }}
        />
        {save.isError && <ProblemNote error={save.error} />}
        <div className={styles.actions}>
          <Button type="submit" look="primary" busy={save.isPending} aria-disabled={!inContact}>
            {i18n.t('action.save')}
          </Button>
          <span role="status" className={styles.good}>
            {save.isSuccess && i18n.t('profile.saved')}
          </span>
        </div>
      </form>
    </Panel>
  );
}
