import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { refusedField } from '@/lib/problem-words';
import { zodForm } from '@/lib/zod-form';
import { changePassword } from '../api/change-password';
import { sessionsQuery } from '../api/list-sessions';
import styles from './identity.module.css';
import { NewPasswordField } from './new-password-field';

const filled = z.string().check(z.minLength(1));
const schema = z.object({ oldPassword: filled, password: filled });

/** Another password, with the one of now. */
export function PasswordPanel() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const form = useForm({
    resolver: zodForm(schema),
    defaultValues: { oldPassword: '', password: '' },
  });
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const { errors } = form.formState;
  return (
    <Panel title={i18n.t('password.title')}>
      <form
        className={styles.stack}
        noValidate
        onSubmit={(event) =>
          void form.handleSubmit((values) => {
            if (inContact) change.mutate(values);
          })(event)
        }
      >
        <p>{i18n.t('password.words')}</p>
        <Field
          label={i18n.t('password.old')}
          type="password"
          autoComplete="current-password"
          error={errors.oldPassword && i18n.t('identity.passwordMissing')}
          {...form.register('oldPassword')}
        />
        <NewPasswordField
          error={
            refusedField(i18n, change.error, 'password') ??
            (errors.password && i18n.t('identity.passwordMissing'))
          }
          {...form.register('password')}
        />
        {change.isError && <ProblemNote error={change.error} />}
        <div className={styles.actions}>
          <Button type="submit" look="primary" busy={change.isPending} aria-disabled={!inContact}>
            {i18n.t('password.change')}
          </Button>
          <span role="status" className={styles.good}>
            {change.isSuccess && i18n.t('password.changed')}
          </span>
        </div>
      </form>
    </Panel>
  );
}
