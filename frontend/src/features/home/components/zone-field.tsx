import { useLingui } from '@lingui/react';
import { useId, type ComponentProps } from 'react';
import { Field } from '@/components/field';

interface ZoneFieldProps extends ComponentProps<'input'> {
  readonly error?: string | undefined;
}

/** The zone of the house, prefilled from the browser; the list of all zones helps to type another. */
export function ZoneField(props: ZoneFieldProps) {
  const { i18n } = useLingui();
  const list = useId();
  return (
    <>
      <Field
        label={i18n.t('identity.zone')}
        hint={i18n.t('identity.zoneHint')}
        autoComplete="off"
        spellCheck={false}
        list={list}
        {...props}
      />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
