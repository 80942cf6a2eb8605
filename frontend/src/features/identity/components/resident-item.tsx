import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { ResidentView, Role } from '@/lib/views';
import { roles, roleWords } from '../role-words';
import { Avatar } from './avatar';
import styles from './identity.module.css';

interface ResidentItemProps {
  readonly resident: ResidentView;
  /** The person at this browser. */
  readonly isSelf: boolean;
  readonly blocked: boolean;
  readonly onRole: (role: Role) => void;
  readonly onRemove: () => void;
  /** Why the last change of this person was refused; null if it was not. */
  readonly fault: unknown;
}

/** Somebody of the household: what they are, when they were here, and the way out. */
export function ResidentItem(props: ResidentItemProps) {
  const { resident, isSelf, blocked, onRole, onRemove, fault } = props;
  const { id, name, role, picture, lastSeenAt } = resident;
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const [wanted, setWanted] = useState<Role>();
  const chosen = wanted ?? role;
  return (
    <li className={styles.item}>
      <div className={styles.person}>
        <Avatar id={id} name={name} picture={picture} />
        <div>
          <p className={styles.name}>{isSelf ? i18n.t('household.you', { name }) : name}</p>
          <p className={styles.words}>
            {lastSeenAt === undefined
              ? roleWords(i18n, role)
              : i18n.t('household.seen', {
                  role: roleWords(i18n, role),
                  time: formats.moment(lastSeenAt, now),
                })}
          </p>
        </div>
      </div>
      {!isSelf && (
        <div className={styles.actions}>
          <div className={styles.choice}>
            <SelectField
              label={i18n.t('household.roleOf', { name })}
              value={chosen}
              options={roles.map((value) => ({ value, words: roleWords(i18n, value) }))}
              onChange={(value) => {
                setWanted(value as Role);
              }}
            />
          </div>
          {chosen !== role && (
            <Button
              look="primary"
              aria-disabled={blocked}
              onClick={() => {
                setWanted(undefined);
                onRole(chosen);
              }}
            >
              {i18n.t('household.makeRole', { name, role: chosen })}
            </Button>
          )}
        </div>
      )}
      {fault !== null && <ProblemNote error={fault} />}
      {role !== 'OWNER' && (
        <div className={styles.actions}>
          <Link
            to="/more/household/$id/rights"
            params={{ id }}
            className={buttonStyles.button ?? ''}
          >
            {i18n.t('rights.of', { name })}
          </Link>
        </div>
      )}
      {!isSelf && (
        <div className={styles.actions}>
          <Ask
            look="danger"
            aria-label={i18n.t('household.removeNamed', { name })}
            aria-disabled={blocked}
            question={i18n.t('household.removeAsk', { name })}
            yes={i18n.t('household.removeYes')}
            onYes={onRemove}
          >
            {i18n.t('household.remove')}
          </Ask>
        </div>
      )}
    </li>
  );
}
