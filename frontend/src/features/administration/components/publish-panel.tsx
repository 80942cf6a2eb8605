import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import { TextArea } from '@/components/text-area';
import { useInContact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import { publish } from '../api/publish';
import { brokerRefusal } from '../fault-words';
import styles from './broker.module.css';

/** One message by hand. What moves something goes by a command, never by this way. */
export function PublishPanel() {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [topic, setTopic] = useState('');
  const [payload, setPayload] = useState('');
  const [qos, setQos] = useState<'AT_LEAST_ONCE' | 'AT_MOST_ONCE'>('AT_LEAST_ONCE');
  const send = useMutation({ mutationFn: publish });
  const isUnknownDevice = send.error instanceof Problem && send.error.status === 404;
  return (
    <Panel title={i18n.t('publish.title')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const atLeastOnce = qos === 'AT_LEAST_ONCE';
          if (inContact && !send.isPending) send.mutate({ topic, payload, atLeastOnce });
        }}
      >
        <p>{i18n.t('publish.intro')}</p>
        <Field
          label={i18n.t('publish.topic')}
          error={
            isUnknownDevice ? i18n.t('publish.noDevice') : brokerRefusal(i18n, send.error, 'topic')
          }
          value={topic}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => {
            setTopic(event.target.value);
          }}
        />
        <TextArea
          label={i18n.t('publish.payload')}
          error={brokerRefusal(i18n, send.error, 'payload')}
          value={payload}
          spellCheck={false}
          onChange={(event) => {
            setPayload(event.target.value);
          }}
        />
        <Segmented
          label={i18n.t('publish.qos')}
          options={[
            { value: 'AT_LEAST_ONCE', words: i18n.t('publish.atLeastOnce') },
            { value: 'AT_MOST_ONCE', words: i18n.t('publish.atMostOnce') },
          ]}
          value={qos}
          onChange={setQos}
        />
        {send.isError && !isUnknownDevice && <ProblemNote error={send.error} />}
        <div className={styles.actions}>
          <Button type="submit" look="primary" busy={send.isPending} aria-disabled={!inContact}>
            {i18n.t('publish.send')}
          </Button>
          <p role="status" className={styles.good}>
            {send.isSuccess && i18n.t('publish.done', { topic: send.variables.topic })}
          </p>
        </div>
      </form>
    </Panel>
  );
}
