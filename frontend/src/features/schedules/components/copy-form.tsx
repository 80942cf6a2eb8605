import { useLingui } from '@lingui/react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { ProblemNote } from '@/components/problem-note';
import type { Actuator } from '@/features/devices/actuators';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { CopyRequest, ScheduleView } from '@/lib/views';
import { targetKey } from '../targets';
import { useCopy } from '../use-copy';
import { ConflictNotice } from './conflict-notice';
import styles from './exchange.module.css';

interface CopyFormProps {
  readonly schedule: ScheduleView;
  /** Where it can be copied. */
  readonly targets: readonly Actuator[];
  readonly saving: boolean;
  readonly error: unknown;
  /** Leads back without copying. */
  readonly cancel: ReactNode;
  readonly onCopy: (request: CopyRequest) => void;
}

/** The gateway takes so many at once. */
const MOST = 32;

/** Which other parts of devices are to have this schedule; contradictions are told before a second tap copies. */
export function CopyForm({ schedule, targets, saving, error, cancel, onCopy }: CopyFormProps) {
  const { i18n } = useLingui();
  const { locale } = useFormats();
  const inContact = useInContact();
  const [keys, setKeys] = useState<readonly string[]>([]);
  const chosen = targets.filter((target) => keys.includes(targetKey(target)));
  const copy = useCopy(schedule, chosen, keys, error, onCopy);
  const blocked = chosen.length === 0 || chosen.length > MOST || !inContact || copy.isRefused;
  const names = new Intl.ListFormat(locale).format(chosen.map(({ words }) => words));
  return (
    <form
      className={styles.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && !saving) copy.submit();
      }}
    >
      <fieldset className={styles.fields}>
        <legend className={styles.legend}>{i18n.t('copy.where')}</legend>
        <div className={styles.choices}>
          {targets.map((target) => {
            const key = targetKey(target);
            const refusal = copy.refusals.get(key);
            return (
              <div key={key}>
                <Checkbox
                  checked={keys.includes(key)}
                  onChange={(wanted) => {
                    setKeys(wanted ? [...keys, key] : keys.filter((other) => other !== key));
                  }}
                >
                  {target.words}
                </Checkbox>
                {refusal !== undefined && (
                  <p role="alert" className={styles.refused}>
                    {refusal}
                  </p>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
      {copy.problem !== null && <ProblemNote error={copy.problem} />}
      <div className={styles.save}>
        <p className={styles.sentence} aria-live="polite">
          {chosen.length > MOST
            ? i18n.t('copy.tooMany', { most: MOST })
            : i18n.t('copy.sentence', { count: chosen.length, names })}
        </p>
        <ConflictNotice conflicts={copy.conflicts} own="" />
        <div className={styles.actions}>
          <Button type="submit" look="primary" busy={saving} aria-disabled={blocked}>
            {copy.asks ? i18n.t('copy.copyAnyway') : i18n.t('copy.copy')}
          </Button>
          {cancel}
        </div>
      </div>
    </form>
  );
}
