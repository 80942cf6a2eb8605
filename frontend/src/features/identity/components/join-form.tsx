import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { refusedField } from '@/lib/problem-words';
import { zodForm } from '@/lib/zod-form';
import { acceptInvitation } from '../api/accept-invitation';
import styles from './identity-form.module.css';
import { NewPasswordField } from './new-password-field';

const schema = z.object({
  name: z.string().check(z.trim(), z.minLength(1)),
  password: z.string().check(z.minLength(1)),
});

interface JoinFormProps {
  readonly secret: string;
  readonly onDone: () => void;
}

/** Name and password of somebody who was invited. */
export function JoinForm({ secret, onDone }: JoinFormProps) {
  const { i18n } = useLingui();
  const form = useForm({ resolver: zodForm(schema), defaultValues: { name: '', password: '' } });
  const join = useMutation({ mutationFn: acceptInvitation, onSuccess: onDone });
  const { errors } = form.formState;
  const refused = (field: string) => refusedField(i18n, join.error, field);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) =>
        void form.handleSubmit((values) => {
          join.mutate({ secret, ...values });
        })(event)
      }
    >
      <Field
        label={i18n.t('identity.yourName')}
        autoComplete="username"
        error={refused('name') ?? (errors.name && i18n.t('identity.nameMissing'))}
        {...form.register('name')}
      />
      <NewPasswordField
        error={refused('password') ?? (errors.password && i18n.t('identity.passwordMissing'))}
        {...form.register('password')}
      />
      {join.isError && <ProblemNote error={join.error} />}
      <Button type="submit" look="primary" busy={join.isPending}>
        {i18n.t('join.button')}
      </Button>
    </form>
  );
}
