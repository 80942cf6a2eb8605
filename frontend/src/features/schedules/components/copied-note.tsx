import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { TakenView } from '@/lib/views';
import { schedulesQuery } from '../api/list-schedules';
import styles from './exchange.module.css';

/** How many were copied, with the way to each, and how many were there already. */
export function CopiedNote({ taken }: { readonly taken: TakenView }) {
  const { i18n } = useLingui();
  const note = useRef<HTMLParagraphElement>(null);
  const { data: all = [] } = useQuery(schedulesQuery);
  const added = all.filter(({ id }) => taken.added.includes(id));
  useEffect(() => {
    // The button that was pressed is gone.
    note.current?.focus();
  }, []);
  return (
    <>
      <p ref={note} role="status" tabIndex={-1} className={styles.sentence}>
        {i18n.t('copy.done', { added: taken.added.length, known: taken.known })}
      </p>
      {added.length > 0 && (
        <ul className={styles.list}>
          {added.map(({ id, name }) => (
            <li key={id}>
              <Link to="/schedules/$id" params={{ id }} className={styles.way ?? ''}>
                {i18n.t('conflict.open', { name })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
