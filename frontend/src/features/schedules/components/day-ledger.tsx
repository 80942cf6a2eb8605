import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Panel } from '@/components/panel';
import { useFormats } from '@/features/home/use-formats';
import type { DayView } from '@/lib/views';
import { actionWords } from '../planned-words';
import { FiringWords } from './firing-words';
import styles from './ledger.module.css';

/** Every due moment of a day with what became of it, then what is still to come. */
export function DayLedger({ day }: { readonly day: DayView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { firings, notListed, toComeFirings, moreToCome } = day;
  if (firings.length + toComeFirings.length === 0) return <Empty>{i18n.t('day.empty')}</Empty>;
  return (
    <>
      {firings.length > 0 && (
        <Panel title={i18n.t('day.settled')}>
          {notListed > 0 && <p>{i18n.t('day.notListed', { count: notListed })}</p>}
          <ul className={styles.ledger}>
            {firings.map((firing) => (
              <li key={`${firing.schedule}${firing.dueAt}${firing.phase}`} className={styles.row}>
                <time dateTime={firing.dueAt}>{formats.time(firing.dueAt)}</time>
                <div>
                  <ScheduleLink id={firing.schedule} name={firing.name} />
                  <FiringWords firing={firing} />
                </div>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {toComeFirings.length > 0 && (
        <Panel title={i18n.t('day.toCome')}>
          <ul className={styles.ledger}>
            {toComeFirings.map((coming) => (
              <Coming key={`${coming.schedule}${coming.at}${coming.phase}`} coming={coming} />
            ))}
          </ul>
          {moreToCome && <p>{i18n.t('day.moreToCome')}</p>}
        </Panel>
      )}
    </>
  );
}

function Coming({ coming }: { readonly coming: DayView['toComeFirings'][number] }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { schedule, name, at, phase } = coming;
  return (
    <li className={styles.row}>
      <time dateTime={at}>{formats.time(at)}</time>
      <div>
        <ScheduleLink id={schedule} name={name} />
        <p>{actionWords(i18n, formats.locale, coming)}</p>
        {phase === 'END' && <p className={styles.detail}>{i18n.t('firing.end')}</p>}
      </div>
    </li>
  );
}

function ScheduleLink({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Link to="/schedules/$id" params={{ id }} className={styles.name ?? ''}>
      {name}
    </Link>
  );
}
