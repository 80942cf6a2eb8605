import { useLingui } from '@lingui/react';
import type { ComponentProps } from 'react';
import { Field } from '@/components/field';

/** Where a person chooses a password: pasting and password managers are welcome, nothing is cut off. */
export function NewPasswordField(
  props: Omit<ComponentProps<typeof Field>, 'label' | 'hint' | 'type' | 'autoComplete'>,
) {
  const { i18n } = useLingui();
  return (
    <Field
      {...props}
      label={i18n.t('identity.newPassword')}
      hint={i18n.t('identity.passwordHint')}
      type="password"
      autoComplete="new-password"
    />
  );
}
