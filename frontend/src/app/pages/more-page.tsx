import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import buttonStyles from '@/components/button.module.css';
import { Facts } from '@/components/facts';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { SelectField } from '@/components/select-field';
import { StrangerBanner } from '@/features/enrolment/components/stranger-banner';
import { AllOff } from '@/features/commands/components/all-off';
import { useActuators } from '@/features/devices/use-actuators';
import { homeQuery } from '@/features/home/api/get-home';
import { AccountPanel } from '@/features/identity/components/account-panel';
import { useIsOwner } from '@/lib/session';
import { chooseLanguage, languages, type Language } from '@/lib/i18n';
import styles from './things-page.module.css';

/** The house itself, the language, trust in this page, and the way out. */
export function MorePage() {
  const { i18n } = useLingui();
  const { data: home } = useQuery(homeQuery);
  const isOwner = useIsOwner();
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
            <Link to="/more/broker" className={buttonStyles.button ?? ''}>
              {i18n.t('broker.title')}
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
      </Panel>
      <Panel title={i18n.t('more.together')}>
        <Places />
      </Panel>
      <Panel title={i18n.t('more.language')}>
        <SelectField
          label={i18n.t('more.languageLabel')}
          value={i18n.locale}
          options={Object.entries(languages).map(([value, words]) => ({ value, words }))}
          onChange={(language) => void chooseLanguage(language as Language)}
        />
      </Panel>
      <Panel title={i18n.t('more.trust')}>
        <p>{i18n.t('more.trustWords')}</p>
        <p>
          <a href="/ca.crt">{i18n.t('more.trustLink')}</a>
        </p>
      </Panel>
      <AccountPanel />
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
