import { useLingui } from '@lingui/react';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import { useGatewayNow } from '@/lib/gateway-clock';
import { useIsOwner } from '@/lib/session';
import type { HomeView } from '@/lib/views';
import { chooseTimeRule } from '../api/choose-time-rule';
import { trustWords } from '../trust-words';
import { useFormats } from '../use-formats';
import { useHomeChange } from '../use-home-change';
import styles from './place.module.css';

/** What the gateway's clock says, who vouches for it, and what is to happen when nobody does. */
export function ClockPanel({ time }: Pick<HomeView, 'time'>) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const isOwner = useIsOwner();
  const { source, since } = time;
  return (
    <Panel title={i18n.t('time.clock')}>
      <div className={styles.form}>
        <Facts
          facts={[
            [i18n.t('time.now'), formats.full(now)],
            [
              i18n.t('time.trusted'),
              source === undefined ? i18n.t('time.notYet') : trustWords(i18n, source),
            ],
            [i18n.t('time.since'), since && formats.moment(since, now)],
            [i18n.t('time.tzdata'), time.tzdata],
          ]}
        />
        {isOwner && <Rule time={time} />}
      </div>
    </Panel>
  );
}

function Rule({ time }: Pick<HomeView, 'time'>) {
  const { i18n } = useLingui();
  const choose = useHomeChange(chooseTimeRule);
  const rule = choose.isPending ? choose.variables : time.withoutInternet;
  return (
    <>
      <Segmented
        label={i18n.t('time.rule')}
        options={[
          { value: 'WAIT', words: i18n.t('time.ruleWait') },
          { value: 'GO_ON', words: i18n.t('time.ruleGoOn') },
        ]}
        value={rule}
        onChange={choose.mutate}
      />
      {time.addedSeconds !== undefined && <p>{i18n.t('time.added')}</p>}
      <p>{rule === 'WAIT' ? i18n.t('time.ruleWaitWords') : i18n.t('time.ruleGoOnWords')}</p>
      {choose.isError && <ProblemNote error={choose.error} />}
    </>
  );
}
