import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import type { WatchedMessage } from '../api/watch-topic';
import { qosWords } from '../topic-words';
import type { Watch } from '../use-watch';
import { watchEndWords } from '../watch-end';
import styles from './broker.module.css';

/** What was seen, the newest in front, and whether more may come. */
export function WatchedMessages({ watch }: { readonly watch: Watch }) {
  const { i18n } = useLingui();
  const messages = 'messages' in watch ? watch.messages : [];
  return (
    <>
      {/* Told when it begins and when it is over, not with every message. */}
      <p role="status" className={watch.kind === 'over' ? undefined : styles.good}>
        {watch.kind === 'looking' && i18n.t('watch.looking')}
        {watch.kind === 'over' && watchEndWords(i18n, watch.end, messages.length)}
      </p>
      {messages.length > 0 && (
        <ol className={styles.list} aria-label={i18n.t('watch.seen')} reversed>
          {messages.map((message, index) => (
            <li key={messages.length - index} className={styles.item}>
              <Message message={message} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Message({ message }: { readonly message: WatchedMessage }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { topic, payload, bytes, retained, qos, at } = message;
  const notes = [
    formats.preciseTime(at),
    qosWords(i18n, qos === 0 ? 'AT_MOST_ONCE' : 'AT_LEAST_ONCE'),
    i18n.t('watch.bytes', { count: bytes }),
    ...(retained ? [i18n.t('watch.retained')] : []),
  ];
  return (
    <>
      <p className={styles.topic}>{topic}</p>
      {payload !== '' && <pre className={styles.payload}>{payload}</pre>}
      <p className={styles.note}>{notes.join(' · ')}</p>
    </>
  );
}
