import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { ExactField } from '@/components/exact-field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { brokerRefusal } from '../fault-words';
import { useWatch } from '../use-watch';
import styles from './broker.module.css';
import { WatchedMessages } from './watched-messages';

/** How long, in seconds, and how many messages at most; the gateway allows no more. */
const lengths = [30, 60, 300];
const counts = [50, 200, 1000];

/** A look at what passes the broker, for a while. */
export function WatchPanel() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const [filter, setFilter] = useState('#');
  const [seconds, setSeconds] = useState(30);
  const [messages, setMessages] = useState(200);
  const { watch, start, stop } = useWatch();
  const refused = watch.kind === 'refused' ? watch.error : undefined;
  const looking = watch.kind === 'looking';
  const choice = (value: number, words: string) => ({ value: String(value), words });
  return (
    <Panel title={i18n.t('watch.title')}>
      <div className={styles.stack}>
        <p>{i18n.t('watch.intro')}</p>
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (inContact && !looking) void start({ filter, seconds, messages });
          }}
        >
          <ExactField
            label={i18n.t('watch.filter')}
            hint={i18n.t('watch.filterHint')}
            error={brokerRefusal(i18n, refused, 'filter')}
            value={filter}
            onChange={setFilter}
          />
          <div className={styles.pair}>
            <SelectField
              label={i18n.t('watch.seconds')}
              value={String(seconds)}
              options={lengths.map((length) =>
                choice(length, i18n.t('watch.length', { seconds: length })),
              )}
              onChange={(chosen) => {
                setSeconds(Number(chosen));
              }}
            />
            <SelectField
              label={i18n.t('watch.messages')}
              value={String(messages)}
              options={counts.map((count) => choice(count, formats.number(count)))}
              onChange={(chosen) => {
                setMessages(Number(chosen));
              }}
            />
          </div>
          {refused !== undefined && <ProblemNote error={refused} />}
          <div className={styles.actions}>
            {/* Two buttons, not one: a click that stops would else end on one that submits. */}
            {looking ? (
              <Button key="stop" look="primary" onClick={stop}>
                {i18n.t('watch.stop')}
              </Button>
            ) : (
              <Button key="start" type="submit" look="primary" aria-disabled={!inContact}>
                {i18n.t('watch.start')}
              </Button>
            )}
          </div>
        </form>
        <WatchedMessages watch={watch} />
      </div>
    </Panel>
  );
}
