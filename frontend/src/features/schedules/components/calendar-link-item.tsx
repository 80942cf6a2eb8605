import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ask } from '@/components/ask';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CalendarLinkView } from '@/lib/views';
import { calendarLinksQuery } from '../api/list-calendar-links';
import { removeCalendarLink } from '../api/remove-calendar-link';
import styles from './exchange.module.css';

/** A calendar link: what for and since when, and its end, which asks first. */
export function CalendarLinkItem({ link }: { readonly link: CalendarLinkView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const formats = useFormats();
  const end = useMutation({
    mutationFn: () => removeCalendarLink(link.id),
    onSettled: () => client.invalidateQueries({ queryKey: calendarLinksQuery.queryKey }),
  });
  return (
    <li className={styles.link}>
      <div>
        <p className={styles.name}>{link.label}</p>
        <p className={styles.words}>
          {i18n.t('calendar.since', { date: formats.fullDay(link.createdAt) })}
        </p>
        {end.isError && <ProblemNote error={end.error} />}
      </div>
      <div>
        <Ask
          look="danger"
          aria-label={i18n.t('calendar.endNamed', { name: link.label })}
          aria-disabled={!inContact}
          busy={end.isPending}
          question={i18n.t('calendar.endAsk', { name: link.label })}
          yes={i18n.t('calendar.endYes')}
          onYes={() => {
            end.mutate();
          }}
        >
          {i18n.t('calendar.end')}
        </Ask>
      </div>
    </li>
  );
}
