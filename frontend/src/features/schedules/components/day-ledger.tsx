import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Panel } from '@/components/panel';
import { useFormats } from '@/features/home/use-formats';
import type { DayView } from '@/lib/views';
import { FiringWords } from './firing-words';
import styles from './ledger.module.css';

/** Every due moment of a day with what became of it, then what is still to come. */
export function DayLedger({ day }: { readonly day: DayView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { firings, toComeFirings } = day;
  if (firings.length + toComeFirings.length === 0) return <Empty>{i18n.t('day.empty')}</Empty>;
  return (
    <>
      {firings.length > 0 && (
        <Panel title={i18n.t('day.settled')}>
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
            {toComeFirings.map(({ schedule, name, at, phase }) => (
              <li key={`${schedule}${at}${phase}`} className={styles.row}>
                <time dateTime={at}>{formats.time(at)}</time>
                <div>
                  <ScheduleLink id={schedule} name={name} />
                  {phase === 'END' && <p className={styles.detail}>{i18n.t('firing.end')}</p>}
                </div>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function ScheduleLink({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Link to="/schedules/$id" params={{ id }} className={styles.name ?? ''}>
      {name}
    </Link>
  );
}
