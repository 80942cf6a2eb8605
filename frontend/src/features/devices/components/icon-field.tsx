import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { useId } from 'react';
import { DeviceIcon } from './device-icon';
import styles from './icon-field.module.css';

interface IconFieldProps {
  readonly value: string;
  readonly onChange: (icon: string) => void;
}

/** Which picture stands for a device: all in view, each with a name for those who do not see it. */
export function IconField({ value, onChange }: IconFieldProps) {
  const { i18n } = useLingui();
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{i18n.t('icon.label')}</legend>
      <div className={styles.icons}>
        {iconsOf(i18n).map(([icon, words]) => (
          <label key={icon} className={styles.icon} title={words}>
            <input
              className={styles.input}
              type="radio"
              name={name}
              aria-label={words}
              checked={icon === value}
              onChange={() => {
                onChange(icon);
              }}
            />
            <span className={styles.picture}>
              <DeviceIcon icon={icon} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function iconsOf(i18n: I18n): [icon: string, words: string][] {
  return [
    ['bulb', i18n.t('icon.bulb')],
    ['flame', i18n.t('icon.flame')],
    ['fan', i18n.t('icon.fan')],
    ['plug', i18n.t('icon.plug')],
    ['gate', i18n.t('icon.gate')],
    ['thermometer', i18n.t('icon.thermometer')],
    ['motion', i18n.t('icon.motion')],
    ['button', i18n.t('icon.button')],
    ['device', i18n.t('icon.device')],
  ];
}
