import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { useFormats } from '@/features/home/use-formats';
import type { ConflictView } from '@/lib/views';
import { conflictsOf, conflictWords } from '../conflict-words';
import { useFindTarget } from '../use-targets';
import styles from './conflict-notice.module.css';

interface ConflictNoticeProps {
  readonly conflicts: readonly ConflictView[];
  /** Name of the schedule that is being made; empty while it has none. */
  readonly own: string;
  /** A link is about to lead away from what is being made. */
  readonly onLeave?: () => void;
}

/** As many are named; more are counted. */
const MOST = 2;

/** Which other schedules want something else at the same moment, before it is saved. */
export function ConflictNotice({ conflicts, own, onLeave }: ConflictNoticeProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const findTarget = useFindTarget();
  const all = conflictsOf(conflicts);
  if (all.length === 0) return null;
  return (
    <Banner role="status">
      <ul className={styles.list}>
        {all.slice(0, MOST).map((conflict) => {
          const { device, capability, schedule, name } = conflict.first;
          const names = { device: findTarget({ device, capability }).words, own };
          return (
            <li key={`${schedule} ${device}/${capability}`}>
              {conflictWords(i18n, formats.locale, conflict, names)}{' '}
              {name !== undefined && (
                <Link
                  to="/schedules/$id"
                  params={{ id: schedule }}
                  className={styles.link ?? ''}
                  onClick={onLeave}
                >
                  {i18n.t('conflict.open', { name })}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {all.length > MOST && <p>{i18n.t('conflict.more', { count: all.length - MOST })}</p>}
    </Banner>
  );
}
