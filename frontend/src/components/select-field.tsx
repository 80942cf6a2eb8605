import { IconChevronDown } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import styles from './field.module.css';
import { Labelled, type LabelledProps } from './labelled';

interface Option {
  readonly value: string;
  readonly words: string;
  readonly group?: string;
}

interface SelectFieldProps extends LabelledProps, Omit<ComponentProps<'select'>, 'onChange'> {
  /** Options that follow each other under one `group` stand under its name. */
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** The platform's own list: on a phone it is the wheel or sheet that people know. */
export function SelectField({
  label,
  hint,
  error,
  pending,
  options,
  onChange,
  ...select
}: SelectFieldProps) {
  return (
    <Labelled label={label} hint={hint} error={error} pending={pending}>
      {(ties) => (
        <div className={styles.selectBox}>
          <select
            {...select}
            {...ties}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          >
            {grouped(options).map(({ group, members }) =>
              group === undefined ? (
                members.map(optionOf)
              ) : (
                <optgroup key={group} label={group}>
                  {members.map(optionOf)}
                </optgroup>
              ),
            )}
          </select>
          <IconChevronDown className={styles.chevron} size={22} aria-hidden />
        </div>
      )}
    </Labelled>
  );
}

function optionOf({ value, words }: Option) {
  return (
    <option key={value} value={value}>
      {words}
    </option>
  );
}

function grouped(options: readonly Option[]) {
  const groups: { group: string | undefined; members: Option[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last !== undefined && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
}
