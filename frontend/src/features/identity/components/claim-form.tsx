import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { refusedField } from '@/lib/problem-words';
import { zodForm } from '@/lib/zod-form';
import { claimHome } from '../api/claim-home';
import styles from './identity-form.module.css';
import { NewPasswordField } from './new-password-field';
import { ZoneField } from '@/features/home/components/zone-field';

const filled = z.string().check(z.trim(), z.minLength(1));
const schema = z.object({
  code: filled,
  name: filled,
  password: z.string().check(z.minLength(1)),
  homeName: filled,
  zone: filled,
});

interface ClaimFormProps {
  readonly homeName: string;
  readonly onDone: () => void;
}

/** The first owner: the code proves that the person is in the house, the rest makes the account and the home. */
export function ClaimForm({ homeName, onDone }: ClaimFormProps) {
  const { i18n } = useLingui();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = useForm({
    resolver: zodForm(schema),
    defaultValues: { code: '', name: '', password: '', homeName, zone },
  });
  const claim = useMutation({ mutationFn: claimHome, onSuccess: onDone });
  const { errors } = form.formState;
  const refused = (field: string) => refusedField(i18n, claim.error, field);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) =>
        void form.handleSubmit((values) => {
          claim.mutate(values);
        })(event)
      }
    >
      <Field
        label={i18n.t('identity.code')}
        hint={i18n.t('identity.codeHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={refused('code') ?? (errors.code && i18n.t('identity.codeMissing'))}
        {...form.register('code')}
      />
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
      <Field
        label={i18n.t('identity.homeName')}
        autoComplete="off"
        error={refused('homeName') ?? (errors.homeName && i18n.t('identity.homeNameMissing'))}
        {...form.register('homeName')}
      />
      <ZoneField error={refused('zone')} {...form.register('zone')} />
      {claim.isError && <ProblemNote error={claim.error} />}
      <Button type="submit" look="primary" busy={claim.isPending}>
        {i18n.t('identity.claim')}
      </Button>
    </form>
  );
}
