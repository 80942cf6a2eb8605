import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import { refusedField } from '@/lib/problem-words';
import type { MadeLinkView } from '@/lib/views';
import { addCalendarLink } from '../api/add-calendar-link';
import { calendarLinksQuery } from '../api/list-calendar-links';
import { CalendarLinkItem } from './calendar-link-item';
import styles from './exchange.module.css';
import { NewCalendarLink } from './new-calendar-link';

/** The person's own calendar links: those there are, and the way to make one. */
export function CalendarLinksPanel() {
  const { i18n } = useLingui();
  const links = useQuery(calendarLinksQuery);
  const [made, setMade] = useState<MadeLinkView>();
  // One whose address is on the screen is ended there; in the list it would stand twice.
  const others = links.data?.filter(({ id }) => id !== made?.link.id) ?? [];
  return (
    <Panel title={i18n.t('calendar.title')}>
      <div className={styles.stack}>
        <p>{i18n.t('calendar.intro')}</p>
        {links.isError && <ProblemNote error={links.error} onRetry={() => void links.refetch()} />}
        {others.length > 0 && (
          <ul className={styles.stack}>
            {others.map((link) => (
              <CalendarLinkItem key={link.id} link={link} />
            ))}
          </ul>
        )}
        {made === undefined ? (
          <NewLinkForm onMade={setMade} />
        ) : (
          <NewCalendarLink
            made={made}
            onDone={() => {
              setMade(undefined);
            }}
          />
        )}
      </div>
    </Panel>
  );
}

/** What the link is for, so that the person knows later which one to end. */
function NewLinkForm({ onMade }: { readonly onMade: (made: MadeLinkView) => void }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const [label, setLabel] = useState('');
  const add = useMutation({
    mutationFn: addCalendarLink,
    onSuccess: onMade,
    onSettled: () => client.invalidateQueries({ queryKey: calendarLinksQuery.queryKey }),
  });
  const ready = inContact && label.trim() !== '';
  const told = add.error instanceof Problem && add.error.fields.length > 0;
  return (
    <form
      className={styles.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !add.isPending) add.mutate(label.trim());
      }}
    >
      <Field
        label={i18n.t('calendar.label')}
        hint={i18n.t('calendar.labelHint')}
        error={refusedField(i18n, add.error, 'label')}
        value={label}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => {
          setLabel(event.target.value);
        }}
      />
      {add.isError && !told && <ProblemNote error={add.error} />}
      <div>
        <Button type="submit" busy={add.isPending} aria-disabled={!ready}>
          {i18n.t('calendar.make')}
        </Button>
      </div>
    </form>
  );
}
