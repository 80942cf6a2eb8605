import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import buttonStyles from '@/components/button.module.css';
import { Facts } from '@/components/facts';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { StrangerBanner } from '@/features/enrolment/components/stranger-banner';
import { AllOff } from '@/features/commands/components/all-off';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { useActuators } from '@/features/devices/use-actuators';
import { homeQuery } from '@/features/home/api/get-home';
import { AccountPanel } from '@/features/identity/components/account-panel';
import { useIsGuest, useIsOwner } from '@/lib/session';
import type { DeviceView } from '@/lib/views';
import styles from './things-page.module.css';

/** The house itself, who lives in it, trust in this page, and the way out. */
export function MorePage() {
  const { i18n } = useLingui();
  const { data: home } = useQuery(homeQuery);
  const isOwner = useIsOwner();
  const isGuest = useIsGuest();
  return (
    <Page title={i18n.t('place.more')}>
      {isOwner && <StrangerBanner />}
      {isOwner && (
        <Panel title={i18n.t('more.devices')}>
          <div className={styles.actions}>
            <Link to="/more/add-device" className={buttonStyles.button ?? ''}>
              {i18n.t('add.title')}
            </Link>
            <Link to="/more/rooms" className={buttonStyles.button ?? ''}>
              {i18n.t('rooms.title')}
            </Link>
          </div>
        </Panel>
      )}
      {isOwner && (
        <Panel title={i18n.t('household.title')}>
          <div className={styles.actions}>
            <Link to="/more/household" className={buttonStyles.button ?? ''}>
              {i18n.t('more.household')}
            </Link>
            <Link to="/more/passes" className={buttonStyles.button ?? ''}>
              {i18n.t('pass.title')}
            </Link>
          </div>
        </Panel>
      )}
      <Panel title={i18n.t('more.house')}>
        <Facts
          facts={[
            [i18n.t('more.name'), home?.name],
            [i18n.t('more.zone'), home?.zone],
          ]}
        />
        {!isGuest && (
          <div className={styles.actions}>
            <Link to="/more/place-and-time" className={buttonStyles.button ?? ''}>
              {i18n.t('where.pageTitle')}
            </Link>
            <Link to="/schedules/exchange" className={buttonStyles.button ?? ''}>
              {i18n.t('more.exchange')}
            </Link>
            <Link to="/more/health" className={buttonStyles.button ?? ''}>
              {i18n.t('health.title')}
            </Link>
          </div>
        )}
      </Panel>
      <Panel title={i18n.t('more.together')}>
        <Places />
      </Panel>
      <Panel title={i18n.t('more.trust')}>
        <p>{i18n.t('more.trustWords')}</p>
        <p>
          <a href="/trust/">{i18n.t('more.trustLink')}</a>
        </p>
      </Panel>
      {isOwner && <Experts />}
      <Panel title={i18n.t('data.title')}>
        <div className={styles.actions}>
          {isOwner && (
            <Link to="/more/backup" className={buttonStyles.button ?? ''}>
              {i18n.t('backup.title')}
            </Link>
          )}
          <Link to="/more/your-data" className={buttonStyles.button ?? ''}>
            {isOwner ? i18n.t('data.linkOwner') : i18n.t('data.link')}
          </Link>
        </div>
      </Panel>
      <AccountPanel>
        <Link to="/more/account" className={buttonStyles.button ?? ''}>
          {i18n.t('account.title')}
        </Link>
      </AccountPanel>
    </Page>
  );
}

function Places() {
  const { i18n } = useLingui();
  const actuators = useActuators();
  return (
    <div className={styles.actions}>
      <Link to="/scenes" className={buttonStyles.button ?? ''}>
        {i18n.t('scenes.title')}
      </Link>
      <Link to="/groups" className={buttonStyles.button ?? ''}>
        {i18n.t('groups.title')}
      </Link>
      {actuators.length > 0 && (
        <AllOff
          place={{ kind: 'home' }}
          relays={actuators.some((actuator) => actuator.kind === 'relay')}
          dimmers={actuators.some((actuator) => actuator.kind === 'dimmer')}
        >
          {i18n.t('allOff.home')}
        </AllOff>
      )}
    </div>
  );
}

/** What a household can live without: the broker, and the lines of a Pi. */
function Experts() {
  const { i18n } = useLingui();
  const { data: wired = [] } = useQuery({ ...devicesQuery, select: wiredDevices });
  return (
    <Panel title={i18n.t('more.experts')}>
      <div className={styles.actions}>
        <Link to="/more/broker" className={buttonStyles.button ?? ''}>
          {i18n.t('broker.title')}
        </Link>
        <Link to="/more/broker-key" className={buttonStyles.button ?? ''}>
          {i18n.t('brokerKey.title')}
        </Link>
        {wired.map(({ id, name }) => (
          <Link
            key={id}
            to="/devices/$device/lines"
            params={{ device: id }}
            className={buttonStyles.button ?? ''}
          >
            {i18n.t('more.lines', { device: name })}
          </Link>
        ))}
      </div>
    </Panel>
  );
}

/** Devices whose lines the household chooses. */
function wiredDevices(devices: DeviceView[]): Pick<DeviceView, 'id' | 'name'>[] {
  return devices
    .filter((device) => device.wiring !== undefined)
    .map(({ id, name }) => ({ id, name }));
}
