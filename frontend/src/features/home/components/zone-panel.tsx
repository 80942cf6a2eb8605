import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useIsOwner } from '@/lib/session';
import { refusedField } from '@/lib/problem-words';
import { changeZone } from '../api/change-zone';
import { useHomeChange } from '../use-home-change';
import styles from './place.module.css';
import { ZoneField } from './zone-field';

/** The zone in which the clocks of the house are read. */
export function ZonePanel({ zone }: { readonly zone: string }) {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  return (
    <Panel title={i18n.t('more.zone')}>
      {isOwner ? (
        <ZoneForm key={zone} zone={zone} />
      ) : (
        <Facts facts={[[i18n.t('more.zone'), zone]]} />
      )}
    </Panel>
  );
}

function ZoneForm({ zone }: { readonly zone: string }) {
  const { i18n } = useLingui();
  const [typed, setTyped] = useState(zone);
  const change = useHomeChange(changeZone);
  const wish = typed.trim();
  const ready = wish !== '' && wish !== zone;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !change.isPending) change.mutate(wish);
      }}
    >
      <ZoneField
        value={typed}
        error={refusedField(i18n, change.error, 'zone')}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <p>{i18n.t('where.zoneWords')}</p>
      {change.isError && <ProblemNote error={change.error} />}
      <div className={styles.actions}>
        <Button type="submit" busy={change.isPending} aria-disabled={!ready}>
          {i18n.t('where.saveZone')}
        </Button>
      </div>
    </form>
  );
}
