import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { useInContact } from '@/lib/contact';
import type { AccountRightsRequest, AccountRightsView, DeviceView, Level } from '@/lib/views';
import { levels, levelWords } from '../level-words';
import styles from './pass-form.module.css';

interface RightsFormProps {
  readonly rights: AccountRightsView;
  readonly devices: readonly Pick<DeviceView, 'id' | 'name'>[];
  readonly saving: boolean;
  readonly saved: boolean;
  readonly error: unknown;
  readonly onSave: (request: AccountRightsRequest) => void;
}

/** What a person may do: with all devices, and with single ones if it is something else. */
export function RightsForm({ rights, devices, saving, saved, error, onSave }: RightsFormProps) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [usual, setUsual] = useState(rights.defaultLevel);
  const [own, setOwn] = useState(
    () => new Map(rights.devices.map((row) => [row.device, row.level] as const)),
  );
  const words = (level: Level) => ({ value: level, words: levelWords(i18n, level) });
  const asUsual = {
    value: '',
    words: i18n.t('rights.asUsual', { level: levelWords(i18n, usual) }),
  };
  // What is not chosen for a guest is closed, so that is no choice of its own.
  const guestLevels = [
    { value: '', words: levelWords(i18n, 'NONE') },
    ...levels.filter((level) => level !== 'NONE').map(words),
  ];
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const rows = [...own].map(([device, level]) => ({ device, level }));
        const chosen = rights.role === 'MEMBER' && (rights.chosen || usual !== 'OPERATE');
        if (inContact && !saving)
          onSave({ ...(chosen ? { defaultLevel: usual } : {}), devices: rows });
      }}
    >
      {rights.role === 'MEMBER' ? (
        <SelectField
          label={i18n.t('rights.usual')}
          hint={i18n.t('rights.usualHint')}
          value={usual}
          options={levels.map(words)}
          onChange={(level) => {
            setUsual(level as Level);
          }}
        />
      ) : (
        <p>{i18n.t('rights.guest')}</p>
      )}
      {devices.map(({ id, name }) => (
        <SelectField
          key={id}
          label={name}
          value={shownLevel(own.get(id), rights.role)}
          options={rights.role === 'MEMBER' ? [asUsual, ...levels.map(words)] : guestLevels}
          onChange={(level) => {
            const next = new Map(own);
            if (level === '') next.delete(id);
            else next.set(id, level as Level);
            setOwn(next);
          }}
        />
      ))}
      {error !== null && <ProblemNote error={error} />}
      <div className={styles.save}>
        <p role="status" className={styles.sentence}>
          {saved && i18n.t('rights.saved')}
        </p>
        <Button type="submit" look="primary" busy={saving} aria-disabled={!inContact}>
          {i18n.t('action.save')}
        </Button>
      </div>
    </form>
  );
}

function shownLevel(level: Level | undefined, role: AccountRightsView['role']): Level | '' {
  return level === undefined || (level === 'NONE' && role === 'GUEST') ? '' : level;
}
