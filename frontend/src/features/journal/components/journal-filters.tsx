import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { SelectField } from '@/components/select-field';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import { journalPersonsQuery } from '../api/list-persons';
import { causeKinds, readFilter, type JournalFilter } from '../journal-filter';
import styles from './journal-tools.module.css';

interface JournalFiltersProps {
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
}

/** Chooses which entries are shown: by device, person, cause and day. */
export function JournalFilters({ filter, onChange }: JournalFiltersProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const set = (name: keyof JournalFilter) => (value: string) => {
    onChange(readFilter({ ...filter, [name]: value }));
  };
  return (
    <div role="search" aria-label={i18n.t('journal.filters')}>
      <div className={styles.filters}>
        <DeviceField value={filter.device} onChange={set('device')} />
        <PersonField value={filter.person} onChange={set('person')} />
        <SelectField
          label={i18n.t('journal.cause')}
          value={filter.cause ?? ''}
          options={[
            { value: '', words: i18n.t('journal.anyCause') },
            ...causeKinds.map((kind) => ({ value: kind, words: kindWords(i18n, kind) })),
          ]}
          onChange={set('cause')}
        />
        <Field
          type="date"
          label={i18n.t('journal.day')}
          max={formats.date(gatewayNow())}
          value={filter.day ?? ''}
          onChange={(event) => {
            set('day')(event.target.value);
          }}
        />
      </div>
      {Object.keys(filter).length > 0 && (
        <div className={styles.actions}>
          <Button
            onClick={() => {
              onChange({});
            }}
          >
            {i18n.t('journal.showAll')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One that was removed stays chosen under its id: its past is still there. */
function DeviceField({ value, onChange }: ChoiceProps) {
  const { i18n } = useLingui();
  const { data: devices = [] } = useQuery(devicesQuery);
  const options = devices.map(({ id, name }) => ({ value: id, words: name }));
  return (
    <SelectField
      label={i18n.t('journal.device')}
      value={value ?? ''}
      options={[
        { value: '', words: i18n.t('journal.anyDevice') },
        ...withChosen(options, value, (id) => id),
      ]}
      onChange={onChange}
    />
  );
}

function PersonField({ value, onChange }: ChoiceProps) {
  const { i18n } = useLingui();
  const { data: persons = [] } = useQuery(journalPersonsQuery);
  const someone = i18n.t('journal.unknownPerson');
  const options = persons
    .map(({ accountId, name = someone }) => ({ value: accountId, words: name }))
    .sort((one, other) => one.words.localeCompare(other.words));
  return (
    <SelectField
      label={i18n.t('journal.person')}
      value={value ?? ''}
      options={[
        { value: '', words: i18n.t('journal.anyPerson') },
        ...withChosen(options, value, () => someone),
      ]}
      onChange={onChange}
    />
  );
}

interface Option {
  readonly value: string;
  readonly words: string;
}

function withChosen(
  options: Option[],
  value: string | undefined,
  words: (value: string) => string,
): Option[] {
  if (value === undefined || options.some((option) => option.value === value)) return options;
  return [...options, { value, words: words(value) }];
}

function kindWords(i18n: I18n, kind: (typeof causeKinds)[number]): string {
  switch (kind) {
    case 'PERSON':
      return i18n.t('journal.byPerson');
    case 'SCHEDULE':
      return i18n.t('journal.bySchedule');
    case 'LOCAL':
      return i18n.t('cause.local');
    case 'LIMIT':
      return i18n.t('cause.limit');
    case 'LOST':
      return i18n.t('cause.lost');
    case 'DEVICE':
      return i18n.t('cause.device');
    case 'BOOT':
      return i18n.t('cause.boot');
    case 'GATEWAY':
      return i18n.t('cause.gateway');
  }
}
