import { useLingui } from '@lingui/react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Ask } from '@/components/ask';
import buttonStyles from '@/components/button.module.css';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useIsOwner } from '@/lib/session';
import styles from './things-page.module.css';

type Editor = '/scenes/$id' | '/groups/$id';

interface ThingsPageProps<T> {
  readonly title: string;
  readonly empty: string;
  readonly addWords: string;
  readonly editor: Editor;
  readonly things: UseQueryResult<readonly T[]>;
  readonly children: (thing: T) => ReactNode;
}

/** A list of what the household made of its devices, and for the owner the way to make one more. */
export function ThingsPage<T>({
  title,
  empty,
  addWords,
  editor,
  things,
  children,
}: ThingsPageProps<T>) {
  const { i18n } = useLingui();
  const add = useIsOwner() && (
    <Link
      to={editor}
      params={{ id: 'new' }}
      className={classNames(buttonStyles.button, buttonStyles.primary)}
    >
      {addWords}
    </Link>
  );
  return (
    <Page title={title} action={add} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {things.isPending && <Waiting />}
      {things.isError && <ProblemNote error={things.error} onRetry={() => void things.refetch()} />}
      {things.data?.length === 0 && <Empty>{empty}</Empty>}
      <ul className={styles.list}>{things.data?.map(children)}</ul>
    </Page>
  );
}

interface ChangeOrRemoveProps {
  readonly thing: { readonly id: string; readonly name: string };
  readonly editor: Editor;
  readonly removing: boolean;
  readonly onRemove: () => void;
}

/** The owner's two buttons of one thing; others see none. */
export function ChangeOrRemove({ thing, editor, removing, onRemove }: ChangeOrRemoveProps) {
  const { i18n } = useLingui();
  if (!useIsOwner()) return null;
  const { id, name } = thing;
  return (
    <>
      <Link
        to={editor}
        params={{ id }}
        className={buttonStyles.button ?? ''}
        aria-label={i18n.t('parts.changeNamed', { name })}
      >
        {i18n.t('schedule.change')}
      </Link>
      <Ask
        look="danger"
        question={i18n.t('parts.askRemove', { name })}
        yes={i18n.t('schedule.remove')}
        busy={removing}
        aria-label={i18n.t('parts.removeNamed', { name })}
        onYes={onRemove}
      >
        {i18n.t('schedule.remove')}
      </Ask>
    </>
  );
}
