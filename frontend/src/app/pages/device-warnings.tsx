import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { StandingWords } from '@/features/devices/components/standing-words';
import { settingsStatus } from '@/features/devices/settings-status';
import { settingsWords } from '@/features/devices/settings-words';
import type { DeviceView } from '@/lib/views';
import { ContractWarning } from './contract-warning';

/** What is wrong with a device beside its state, and where to put it right. */
export function DeviceWarnings({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const status = settingsStatus(device.settings, device.presence.online);
  const settings = (
    <Link to="/devices/$device/settings" params={{ device: device.id }}>
      {i18n.t('device.settings')}
    </Link>
  );
  return (
    <>
      {!device.standing.admitted && (
        <Banner>
          <StandingWords device={device} />
          <p>{settings}</p>
        </Banner>
      )}
      {status.kind === 'refused' && (
        <Banner>
          <p>{settingsWords(i18n, status, undefined)}</p>
          <p>{settings}</p>
        </Banner>
      )}
      {device.contractViolations.count > 0 && <ContractWarning device={device} />}
    </>
  );
}
