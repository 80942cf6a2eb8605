import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { ExactField } from '@/components/exact-field';
import { ProblemNote } from '@/components/problem-note';
import { TextArea } from '@/components/text-area';
import { useInContact } from '@/lib/contact';
import type { ToolRequest } from '@/lib/views';
import { brokerRefusal } from '../fault-words';
import styles from './broker.module.css';

interface AccountFormProps {
  readonly adding: boolean;
  readonly error: unknown;
  readonly onAdd: (request: ToolRequest) => void;
}

/** A program's name, and what it may read. */
export function AccountForm({ adding, error, onAdd }: AccountFormProps) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [name, setName] = useState('');
  const [lines, setLines] = useState('');
  const filters = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (inContact && !adding) onAdd({ name: name.trim(), filters });
      }}
    >
      <ExactField
        label={i18n.t('tools.name')}
        hint={i18n.t('fault.toolName')}
        error={brokerRefusal(i18n, error, 'name')}
        value={name}
        onChange={setName}
      />
      <TextArea
        label={i18n.t('tools.filters')}
        hint={i18n.t('fault.filters')}
        error={brokerRefusal(i18n, error, 'filters')}
        value={lines}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setLines(event.target.value);
        }}
      />
      {error !== null && <ProblemNote error={error} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" busy={adding} aria-disabled={!inContact}>
          {i18n.t('tools.add')}
        </Button>
      </div>
    </form>
  );
}
