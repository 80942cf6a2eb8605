import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { refusedField } from '@/lib/problem-words';
import { zodForm } from '@/lib/zod-form';
import { recoverAccount } from '../api/recover-account';
import styles from './identity-form.module.css';
import { NewPasswordField } from './new-password-field';

const schema = z.object({
  code: z.string().check(z.trim(), z.minLength(1)),
  password: z.string().check(z.minLength(1)),
});

/** A code from the gateway's own machine, and the password that it sets. */
export function RecoverForm({ onDone }: { readonly onDone: () => void }) {
  const { i18n } = useLingui();
  const form = useForm({ resolver: zodForm(schema), defaultValues: { code: '', password: '' } });
  const recover = useMutation({ mutationFn: recoverAccount, onSuccess: onDone });
  const { errors } = form.formState;
  const refused = refusedField(i18n, recover.error, 'password');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) =>
        void form.handleSubmit((values) => {
          recover.mutate(values);
        })(event)
      }
    >
      <Field
        label={i18n.t('recover.code')}
        hint={i18n.t('recover.codeHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={errors.code && i18n.t('recover.codeMissing')}
        {...form.register('code')}
      />
      <NewPasswordField
        error={refused ?? (errors.password && i18n.t('identity.passwordMissing'))}
        {...form.register('password')}
      />
      {recover.isError && <ProblemNote error={recover.error} />}
      <Button type="submit" look="primary" busy={recover.isPending}>
        {i18n.t('recover.button')}
      </Button>
    </form>
  );
}
