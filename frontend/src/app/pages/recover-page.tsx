import { useLingui } from '@lingui/react';
import { Link, useNavigate } from '@tanstack/react-router';
import { RecoverForm } from '@/features/identity/components/recover-form';
import { Door } from '../shell/door';

/** Where an owner who lost the password enters the code from the gateway's own machine. */
export function RecoverPage() {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  return (
    <Door title={i18n.t('recover.title')} intro={i18n.t('recover.intro')}>
      <RecoverForm onDone={() => void navigate({ to: '/' })} />
      <p>
        <Link to="/sign-in">{i18n.t('recover.back')}</Link>
      </p>
    </Door>
  );
}
