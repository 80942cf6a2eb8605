import { useLingui } from '@lingui/react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { SignInForm } from '@/features/identity/components/sign-in-form';
import { vouchForClock } from '@/features/home/vouch-for-clock';
import { Door } from '../shell/door';

const route = getRouteApi('/sign-in');

/** The door of a house that has an owner. */
export function SignInPage() {
  const { i18n } = useLingui();
  const setup = route.useLoaderData();
  const navigate = useNavigate();
  const client = useQueryClient();
  const enter = () => {
    void vouchForClock(client);
    void navigate({ to: '/' });
  };
  return (
    <Door title={i18n.t('signIn.title', { home: setup.homeName })}>
      <SignInForm onDone={enter} />
      <p>
        <Link to="/recover">{i18n.t('signIn.lost')}</Link>
      </p>
    </Door>
  );
}
