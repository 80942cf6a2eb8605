import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { topicsQuery } from '../api/list-topics';
import { searchTopics } from '../topic-search';
import styles from './broker.module.css';
import { TopicCheck } from './topic-check';
import { TopicLine } from './topic-line';

const FIRST = 5;

/** What is said where: all kinds of topics or those of one device, by word, and whether something is a topic at all. */
export function TopicList() {
  const { i18n } = useLingui();
  const [device, setDevice] = useState('');
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const { data: devices } = useQuery(devicesQuery);
  const topics = useQuery(topicsQuery(device === '' ? undefined : device));
  const found = searchTopics(i18n, topics.data ?? [], typed);
  const shown = all ? found : found.slice(0, FIRST);
  return (
    <Panel title={i18n.t('topics.title')}>
      <div className={styles.stack}>
        <TopicCheck />
        <div className={styles.pair}>
          <SelectField
            label={i18n.t('topics.of')}
            value={device}
            options={[
              { value: '', words: i18n.t('topics.ofHome') },
              ...(devices ?? []).map(({ id, name }) => ({ value: id, words: name })),
            ]}
            onChange={setDevice}
          />
          <Field
            label={i18n.t('topics.search')}
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </div>
        {topics.isPending && <Waiting outlines={1} />}
        {topics.isError && (
          <ProblemNote error={topics.error} onRetry={() => void topics.refetch()} />
        )}
        <p role="status" className={styles.note}>
          {topics.isSuccess && i18n.t('topics.found', { count: found.length })}
        </p>
        <ul className={styles.list}>
          {shown.map((topic) => (
            <li key={topic.topic} className={styles.item}>
              <TopicLine topic={topic} />
            </li>
          ))}
        </ul>
        {shown.length < found.length && (
          <div className={styles.actions}>
            <Button
              onClick={() => {
                setAll(true);
              }}
            >
              {i18n.t('topics.all', { count: found.length })}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
