import { useLingui } from '@lingui/react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { SignInForm } from '@/features/identity/components/sign-in-form';
import { Door } from '../shell/door';

const route = getRouteApi('/sign-in');

/** The door of a house that has an owner. */
export function SignInPage() {
  const { i18n } = useLingui();
  const setup = route.useLoaderData();
  const navigate = useNavigate();
  return (
    <Door title={i18n.t('signIn.title', { home: setup.homeName })}>
      <SignInForm onDone={() => void navigate({ to: '/' })} />
      <p>
        <Link to="/recover">{i18n.t('signIn.lost')}</Link>
      </p>
    </Door>
  );
}
