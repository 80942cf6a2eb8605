import { useLingui } from '@lingui/react';
import type { TopicView } from '@/lib/views';
import { contentWords, wayWords } from '../topic-words';
import styles from './broker.module.css';

/** A topic: its name, what it says, and how it travels. */
export function TopicLine({ topic }: { readonly topic: TopicView }) {
  const { i18n } = useLingui();
  return (
    <>
      <p className={styles.topic}>{topic.topic}</p>
      <p>{contentWords(i18n, topic)}</p>
      <p className={styles.note}>{wayWords(i18n, topic)}</p>
    </>
  );
}
