import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import buttonStyles from '@/components/button.module.css';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { Fold } from '@/components/fold';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { passesQuery } from '@/features/identity/api/list-passes';
import { rightsQuery } from '@/features/identity/api/list-rights';
import { PassItem } from '@/features/identity/components/pass-item';
import { useIsOwner } from '@/lib/session';
import { OwnersOnly } from './owners-only';
import styles from './things-page.module.css';

/** All passes, those that are over folded away, and the way to give one. */
export function PassesPage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  const add = isOwner && (
    <Link
      to="/more/passes/$id"
      params={{ id: 'new' }}
      className={classNames(buttonStyles.button, buttonStyles.primary)}
    >
      {i18n.t('pass.new')}
    </Link>
  );
  return (
    <Page
      title={i18n.t('pass.title')}
      action={add}
      back={<Link to="/more">{i18n.t('place.more')}</Link>}
    >
      {isOwner ? <Passes /> : <OwnersOnly />}
    </Page>
  );
}

function Passes() {
  const { i18n } = useLingui();
  const passes = useQuery(passesQuery);
  const standing = passes.data?.filter((pass) => !pass.over || isFresh(pass.revokedAt)) ?? [];
  const over = passes.data?.filter((pass) => !standing.includes(pass)) ?? [];
  return (
    <>
      {passes.isPending && <Waiting />}
      {passes.isError && <ProblemNote error={passes.error} onRetry={() => void passes.refetch()} />}
      {passes.isSuccess && standing.length === 0 && <Empty>{i18n.t('pass.empty')}</Empty>}
      <ul className={styles.list}>
        {standing.map((pass) => (
          <PassItem
            key={pass.id}
            pass={pass}
            change={
              <Link
                to="/more/passes/$id"
                params={{ id: pass.id }}
                className={buttonStyles.button ?? ''}
              >
                {i18n.t('schedule.change')}
              </Link>
            }
          />
        ))}
      </ul>
      {over.length > 0 && (
        <Fold title={i18n.t('pass.earlier')}>
          <ul className={styles.list}>
            {over.map((pass) => (
              <PassItem key={pass.id} pass={pass} />
            ))}
          </ul>
        </Fold>
      )}
      <People />
    </>
  );
}

/** One that was revoked just now stays in its place, so that it can be undone. */
function isFresh(revokedAt: string | undefined): boolean {
  return revokedAt !== undefined && Date.now() - Date.parse(revokedAt) < 120_000;
}

function People() {
  const { i18n } = useLingui();
  const { data: people = [] } = useQuery(rightsQuery);
  const others = people.filter((person) => person.role !== 'OWNER');
  if (others.length === 0) return null;
  return (
    <Panel title={i18n.t('rights.title')}>
      <div className={styles.actions}>
        {others.map((person) => (
          <Link
            key={person.account}
            to="/more/household/$id/rights"
            params={{ id: person.account }}
            className={buttonStyles.button ?? ''}
          >
            {person.name}
          </Link>
        ))}
      </div>
    </Panel>
  );
}
