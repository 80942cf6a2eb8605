import { useLingui } from '@lingui/react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ClaimForm } from '@/features/identity/components/claim-form';
import { Door } from '../shell/door';

const route = getRouteApi('/claim');

/** The first screen of a new house. */
export function ClaimPage() {
  const { i18n } = useLingui();
  const setup = route.useLoaderData();
  const navigate = useNavigate();
  return (
    <Door title={i18n.t('claim.title')} intro={i18n.t('claim.intro')}>
      <ClaimForm homeName={setup.homeName} onDone={() => void navigate({ to: '/' })} />
    </Door>
  );
}
