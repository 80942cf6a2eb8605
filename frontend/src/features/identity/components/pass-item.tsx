import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { gatewayNow } from '@/lib/gateway-clock';
import type { PassView } from '@/lib/views';
import { passesQuery } from '../api/list-passes';
import { revokePass } from '../api/revoke-pass';
import { savePass } from '../api/save-pass';
import { draftOfPass, requestOfPass } from '../pass-draft';
import { passSentence, passState } from '../pass-words';
import styles from './pass-item.module.css';

interface PassItemProps {
  readonly pass: PassView;
  /** Leads to where it is changed; for one that may be. */
  readonly change?: ReactNode;
}

/** One pass: whose, for what, where it stands; one tap revokes it, and one more gives it again. */
export function PassItem({ pass, change }: PassItemProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: passesQuery.queryKey });
  const revoke = useMutation({ mutationFn: () => revokePass(pass.id), onSuccess: refresh });
  const again = useMutation({ mutationFn: () => giveAgain(pass), onSuccess: refresh });
  const name = pass.name ?? pass.label ?? '';
  return (
    <li className={styles.item}>
      <h2>{name}</h2>
      <p>
        {passSentence(i18n, formats.locale, {
          ...draftOfPass(pass),
          devices: pass.devices.map((device) => device.name),
        })}
      </p>
      <p className={pass.open ? styles.open : styles.state}>
        {passState(i18n, formats, pass, gatewayNow())}
      </p>
      {(revoke.isError || again.isError) && <ProblemNote error={revoke.error ?? again.error} />}
      <div className={styles.actions}>
        {!pass.over && (
          <Button
            look="danger"
            busy={revoke.isPending}
            aria-disabled={!inContact}
            aria-label={i18n.t('pass.revokeNamed', { name })}
            onClick={() => {
              revoke.mutate();
            }}
          >
            {i18n.t('pass.revoke')}
          </Button>
        )}
        {!pass.over && change}
        {revoke.isSuccess && pass.revokedAt !== undefined && !again.isSuccess && (
          <Button
            busy={again.isPending}
            aria-disabled={!inContact}
            onClick={() => {
              again.mutate();
            }}
          >
            {i18n.t('pass.undo')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A revoked pass stays revoked: what is given again is a new one. */
async function giveAgain(pass: PassView): Promise<void> {
  const { account, invitation } = pass;
  const whom = account === undefined ? { invitation: invitation ?? '' } : { account };
  const request = requestOfPass(draftOfPass(pass), whom);
  if (request !== undefined) await savePass(undefined, request);
}
