import { useLingui } from '@lingui/react';
import { Button } from '@/components/button';
import type { RelayState } from '../relay-state';
import styles from './relay-buttons.module.css';

interface RelayButtonsProps {
  readonly state: RelayState;
  readonly inContact: boolean;
  readonly describedBy: string;
  readonly onTurn: (value: boolean) => void;
}

/**
 * Buttons for the states where a switch would lie: both ways while the state is not known, and the
 * wish that failed, again; never the opposite of the state.
 */
export function RelayButtons({ state, inContact, describedBy, onTurn }: RelayButtonsProps) {
  const { i18n } = useLingui();
  const common = { 'aria-disabled': !inContact, 'aria-describedby': describedBy };
  switch (state.kind) {
    case 'unknown':
      return (
        <div className={styles.buttons}>
          <Button
            {...common}
            onClick={() => {
              onTurn(true);
            }}
          >
            {i18n.t('action.turnOn')}
          </Button>
          <Button
            {...common}
            onClick={() => {
              onTurn(false);
            }}
          >
            {i18n.t('action.turnOff')}
          </Button>
        </div>
      );
    case 'unconfirmed':
    case 'unsent':
      return (
        <div className={styles.buttons}>
          <Button
            {...common}
            onClick={() => {
              onTurn(state.wanted);
            }}
          >
            {i18n.t('action.tryAgain')}
          </Button>
        </div>
      );
    case 'settled':
    case 'pending':
    case 'confirmed':
    case 'unproved':
    case 'refused':
    case 'offline':
      return null;
  }
}
