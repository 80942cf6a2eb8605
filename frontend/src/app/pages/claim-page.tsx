import { useLingui } from '@lingui/react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ClaimForm } from '@/features/identity/components/claim-form';
import { vouchForClock } from '@/features/home/vouch-for-clock';
import { Door } from '../shell/door';

const route = getRouteApi('/claim');

/** The first screen of a new house. */
export function ClaimPage() {
  const { i18n } = useLingui();
  const setup = route.useLoaderData();
  const navigate = useNavigate();
  const client = useQueryClient();
  const enter = () => {
    void vouchForClock(client);
    void navigate({ to: '/' });
  };
  return (
    <Door title={i18n.t('claim.title')} intro={i18n.t('claim.intro')}>
      <ClaimForm homeName={setup.homeName} onDone={enter} />
      <p>
        <Link to="/restore">{i18n.t('claim.restore')}</Link>
      </p>
    </Door>
  );
}
