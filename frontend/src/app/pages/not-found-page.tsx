import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Door } from '../shell/door';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { i18n } = useLingui();
  return (
    <Door title={i18n.t('notFound.title')}>
      <Link to="/">{i18n.t('place.home')}</Link>
    </Door>
  );
}
