import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@/components/button';
import { ExactField } from '@/components/exact-field';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import { useInContact } from '@/lib/contact';
import type { ValidityView } from '@/lib/views';
import { validateTopic } from '../api/validate-topic';
import { faultWords } from '../fault-words';
import styles from './broker.module.css';
import { TopicLine } from './topic-line';

type Kind = 'topic' | 'filter';

/** Is this a topic, or a filter, and what is it for? */
export function TopicCheck() {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [topic, setTopic] = useState('');
  const [kind, setKind] = useState<Kind>('topic');
  const check = useMutation({ mutationFn: validateTopic });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (inContact && !check.isPending) check.mutate({ topic, filter: kind === 'filter' });
      }}
    >
      <ExactField label={i18n.t('check.field')} value={topic} onChange={setTopic} />
      <Segmented
        label={i18n.t('check.as')}
        options={[
          { value: 'topic', words: i18n.t('check.topic') },
          { value: 'filter', words: i18n.t('check.filter') },
        ]}
        value={kind}
        onChange={setKind}
      />
      <div className={styles.actions}>
        <Button type="submit" busy={check.isPending} aria-disabled={!inContact}>
          {i18n.t('check.check')}
        </Button>
      </div>
      {check.isError && <ProblemNote error={check.error} />}
      <div role="status">
        {check.data !== undefined && <Verdict found={check.data} asked={check.variables} />}
      </div>
    </form>
  );
}

interface VerdictProps {
  readonly found: ValidityView;
  readonly asked: { readonly filter?: boolean } | undefined;
}

function Verdict({ found, asked }: VerdictProps) {
  const { i18n } = useLingui();
  const { topic, valid, fault = '', known, device } = found;
  if (!valid)
    return (
      <p className={styles.bad}>
        {i18n.t('check.wrong', { topic, why: faultWords(i18n, fault) ?? fault })}
      </p>
    );
  const isFilter = asked?.filter === true;
  return (
    <div className={styles.item}>
      <p className={styles.good}>
        {isFilter ? i18n.t('check.goodFilter', { topic }) : i18n.t('check.goodTopic', { topic })}
      </p>
      {known !== undefined && <TopicLine topic={known} />}
      {known === undefined && !isFilter && <p>{i18n.t('check.unknown')}</p>}
      {device !== undefined && (
        <p>
          <Link to="/devices/$device" params={{ device }}>
            {i18n.t('check.device', { device })}
          </Link>
        </p>
      )}
    </div>
  );
}
