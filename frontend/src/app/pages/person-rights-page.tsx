import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { changeRights } from '@/features/identity/api/change-rights';
import { rightsQuery } from '@/features/identity/api/list-rights';
import { RightsForm } from '@/features/identity/components/rights-form';
import { useIsOwner } from '@/lib/session';
import type { AccountRightsRequest, AccountRightsView } from '@/lib/views';
import { OwnersOnly } from './owners-only';

const route = getRouteApi('/house/more/household/$id/rights');

/** What one person may do with each device. */
export function PersonRightsPage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const isOwner = useIsOwner();
  const people = useQuery({ ...rightsQuery, enabled: isOwner });
  const person = people.data?.find((other) => other.account === id);
  return (
    <Page
      title={
        person === undefined ? i18n.t('rights.title') : i18n.t('rights.of', { name: person.name })
      }
      back={<Link to="/more/household">{i18n.t('household.title')}</Link>}
    >
      {!isOwner && <OwnersOnly />}
      {isOwner && people.isPending && <Waiting outlines={1} />}
      {people.isError && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.isSuccess && person === undefined && <Empty>{i18n.t('problem.notFound')}</Empty>}
      {person?.role === 'OWNER' && <p>{i18n.t('rights.owner')}</p>}
      {person !== undefined && person.role !== 'OWNER' && <Rights person={person} />}
    </Page>
  );
}

function Rights({ person }: { readonly person: AccountRightsView }) {
  const client = useQueryClient();
  const devices = useQuery(devicesQuery);
  const save = useMutation({
    mutationFn: (request: AccountRightsRequest) => changeRights(person.account, request),
    onSuccess: () => client.invalidateQueries({ queryKey: rightsQuery.queryKey }),
  });
  if (!devices.isSuccess) return <Waiting outlines={1} />;
  return (
    <RightsForm
      rights={person}
      devices={devices.data}
      saving={save.isPending}
      saved={save.isSuccess}
      error={save.error}
      onSave={save.mutate}
    />
  );
}
