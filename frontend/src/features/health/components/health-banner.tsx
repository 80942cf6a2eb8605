import { useLingui } from '@lingui/react';
import { IconHeartbeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { useInContact } from '@/lib/contact';
import { healthQuery } from '../api/get-health';
import { partWords } from '../health-words';

/** Names the parts of the house that do not work; nothing while all do, or while nobody can be asked. */
export function HealthBanner() {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const { data, isError } = useQuery(healthQuery);
  const failed = data?.parts.filter(({ condition }) => condition === 'FAILED') ?? [];
  if (failed.length === 0 || isError || !inContact) return null;
  const names = new Intl.ListFormat(i18n.locale).format(
    failed.map(({ part }) => partWords(i18n, part)),
  );
  return (
    <Banner tone="bad" icon={<IconHeartbeat size={24} />} role="status">
      <p>{i18n.t('health.banner', { parts: names })}</p>
      <p>
        <Link to="/more/health">{i18n.t('health.look')}</Link>
      </p>
    </Banner>
  );
}
