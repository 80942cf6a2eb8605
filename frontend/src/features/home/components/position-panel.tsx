import { useLingui } from '@lingui/react';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { useIsOwner } from '@/lib/session';
import type { PositionView } from '@/lib/views';
import styles from './place.module.css';
import { PositionForm } from './position-form';

/** Where the home is, for the sun. Owners say it; who lives there may see it. */
export function PositionPanel({ position }: { readonly position: PositionView | undefined }) {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  const key = position && `${String(position.latitude)} ${String(position.longitude)}`;
  return (
    <Panel title={i18n.t('where.title')}>
      <div className={styles.form}>
        <p>{i18n.t('where.why')}</p>
        {position === undefined && <p>{i18n.t('where.unknown')}</p>}
        {isOwner ? (
          <PositionForm key={key} position={position} />
        ) : (
          <Facts
            facts={[
              [i18n.t('where.latitude'), position && String(position.latitude)],
              [i18n.t('where.longitude'), position && String(position.longitude)],
            ]}
          />
        )}
      </div>
    </Panel>
  );
}
