import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import { useIsOwner } from '@/lib/session';
import type { DeviceRightsView } from '@/lib/views';
import { deviceRightsQuery } from '../api/get-device-rights';
import { levelWords } from '../level-words';
import { passState } from '../pass-words';

/** Who may use a device, for whoever manages it. */
export function DevicePeople({ device }: { readonly device: string }) {
  const { i18n } = useLingui();
  const rights = useQuery(deviceRightsQuery(device));
  return (
    <Panel title={i18n.t('people.title')}>
      {rights.isError && <ProblemNote error={rights.error} onRetry={() => void rights.refetch()} />}
      {rights.isSuccess && <People rights={rights.data} />}
    </Panel>
  );
}

function People({ rights }: { readonly rights: DeviceRightsView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const isOwner = useIsOwner();
  const now = gatewayNow();
  return (
    <Facts
      facts={[
        ...rights.people.map((person) => {
          const words =
            person.role === 'OWNER' ? i18n.t('people.owner') : levelWords(i18n, person.level);
          return [
            person.name,
            isOwner && person.role !== 'OWNER' ? (
              <Link to="/more/household/$id/rights" params={{ id: person.account }}>
                {words}
              </Link>
            ) : (
              words
            ),
          ] as const;
        }),
        ...rights.passes.map(
          (pass) => [pass.name ?? pass.label ?? '', passState(i18n, formats, pass, now)] as const,
        ),
      ]}
    />
  );
}
