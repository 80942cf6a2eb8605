import { useLingui } from '@lingui/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Button } from '@/components/button';
import { Empty } from '@/components/empty';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { useFormats } from '@/features/home/use-formats';
import type { Formats } from '@/lib/formats';
import type { DeviceView, JournalEntryView, JournalQuery } from '@/lib/views';
import { journalQuery } from '../api/list-journal';
import { detailWords } from '../detail-words';
import { causeWords, journalWords, saysWho } from '../journal-words';
import type { KnownDevice } from '../part';
import styles from './journal-list.module.css';

interface JournalListProps {
  readonly asked: JournalQuery;
  /** Not everything was asked for, so nothing found does not mean that nothing ever happened. */
  readonly isFiltered?: boolean;
  /** Show no more than this; without it older entries can be asked for. */
  readonly most?: number;
}

/** What happened, newest first, by day; each entry says why. */
export function JournalList({ asked, isFiltered = false, most }: JournalListProps) {
  const { i18n } = useLingui();
  const journal = useInfiniteQuery(journalQuery(asked));
  if (journal.isPending) return <Waiting outlines={1} />;
  if (journal.isError)
    return <ProblemNote error={journal.error} onRetry={() => void journal.refetch()} />;
  const entries = journal.data.pages.flatMap((page) => page.entries).slice(0, most);
  if (entries.length === 0)
    return <Empty>{isFiltered ? i18n.t('journal.nothing') : i18n.t('journal.empty')}</Empty>;
  return (
    <div className={styles.journal}>
      <Days entries={entries} Heading={most === undefined ? 'h2' : 'h3'} />
      {most === undefined && journal.hasNextPage && (
        <Button busy={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          {i18n.t('journal.older')}
        </Button>
      )}
    </div>
  );
}

interface DaysProps {
  readonly entries: readonly JournalEntryView[];
  /** Its own headings on a page, a level lower inside a panel. */
  readonly Heading: 'h2' | 'h3';
}

function Days({ entries, Heading }: DaysProps) {
  const formats = useFormats();
  return byDay(entries, formats).map((day) => (
    <Fragment key={day[0]?.id}>
      <Heading className={styles.day}>{formats.longDay(day[0]?.at ?? '')}</Heading>
      <ul className={styles.entries}>
        {day.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </Fragment>
  ));
}

function byDay(entries: readonly JournalEntryView[], formats: Formats): JournalEntryView[][] {
  const days = new Map<string, JournalEntryView[]>();
  for (const entry of entries) {
    const date = formats.date(entry.at);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days.values()];
}

function Entry({ entry }: { readonly entry: JournalEntryView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { data: devices = none } = useQuery({ ...devicesQuery, select: knownDevices });
  const detail = detailWords(i18n, formats, entry);
  return (
    <li className={styles.entry}>
      <time className={styles.time} dateTime={entry.at}>
        {formats.time(entry.at)}
      </time>
      <div>
        <p className={styles.what}>{journalWords(i18n, formats, entry, devices)}</p>
        {!saysWho(entry) && <p className={styles.why}>{causeWords(i18n, formats, entry.cause)}</p>}
        {detail !== undefined && <p className={styles.why}>{detail}</p>}
      </div>
    </li>
  );
}

const none: KnownDevice[] = [];

/** Without readings: the journal is not drawn again at every one of them. */
function knownDevices(devices: DeviceView[]): KnownDevice[] {
  return devices.map(({ id, capabilities }) => ({
    id,
    capabilities: capabilities.map(({ id, kind, operations }) => ({ id, kind, operations })),
  }));
}
