import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { Problem } from '@/lib/problem';
import { zodForm } from '@/lib/zod-form';
import { signIn } from '../api/sign-in';
import styles from './identity-form.module.css';

const schema = z.object({
  name: z.string().check(z.trim(), z.minLength(1)),
  password: z.string().check(z.minLength(1)),
});

/** Name and password. `onDone` is called when the session is open. */
export function SignInForm({ onDone }: { readonly onDone: () => void }) {
  const { i18n } = useLingui();
  const form = useForm({ resolver: zodForm(schema), defaultValues: { name: '', password: '' } });
  const entry = useMutation({ mutationFn: signIn, onSuccess: onDone });
  const { errors } = form.formState;
  const wrong = entry.error instanceof Problem && entry.error.status === 401;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) =>
        void form.handleSubmit((values) => {
          entry.mutate(values);
        })(event)
      }
    >
      <Field
        label={i18n.t('identity.name')}
        autoComplete="username"
        autoCapitalize="none"
        error={errors.name && i18n.t('identity.nameMissing')}
        {...form.register('name')}
      />
      <Field
        label={i18n.t('identity.password')}
        type="password"
        autoComplete="current-password"
        error={errors.password && i18n.t('identity.passwordMissing')}
        {...form.register('password')}
      />
      {wrong && (
        <Banner tone="bad" role="alert">
          {i18n.t('identity.wrongCredentials')}
        </Banner>
      )}
      {entry.isError && !wrong && <ProblemNote error={entry.error} />}
      <Button type="submit" look="primary" busy={entry.isPending}>
        {i18n.t('identity.signIn')}
      </Button>
    </form>
  );
}
