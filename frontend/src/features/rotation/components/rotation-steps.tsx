import { useLingui } from '@lingui/react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import { useInContact } from '@/lib/contact';
import type { RotationView } from '@/lib/views';
import type { RotationStep } from '../api/advance-rotation';
import styles from './rotation.module.css';

interface RotationStepsProps {
  readonly rotation: RotationView;
  readonly busy: boolean;
  readonly onStep: (step: RotationStep) => void;
}

/** What can be done next. What could leave a device outside names it and asks. */
export function RotationSteps({ rotation, busy, onStep }: RotationStepsProps) {
  const inContact = useInContact();
  const state = { busy, 'aria-disabled': !inContact };
  return (
    <div className={styles.actions}>
      {rotation.stage === 'RESTING' && <Announce {...state} onStep={onStep} />}
      {rotation.stage === 'ANNOUNCED' && (
        <Forward {...state} to="switch" rotation={rotation} onStep={onStep} />
      )}
      {rotation.stage === 'SWITCHED' && (
        <>
          <CallOver {...state} rotation={rotation} onStep={onStep} />
          <Forward {...state} to="finish" rotation={rotation} onStep={onStep} />
        </>
      )}
      {rotation.stage !== 'RESTING' && <RollBack {...state} onStep={onStep} />}
    </div>
  );
}

type StepProps = Pick<RotationStepsProps, 'onStep'> & {
  readonly busy: boolean;
  readonly 'aria-disabled': boolean;
};

function Announce({ onStep, ...state }: StepProps) {
  const { i18n } = useLingui();
  return (
    <Button
      {...state}
      look="primary"
      onClick={() => {
        onStep({ to: 'announce' });
      }}
    >
      {i18n.t('brokerKey.announce')}
    </Button>
  );
}

interface ForwardProps extends StepProps, Pick<RotationStepsProps, 'rotation'> {
  readonly to: 'switch' | 'finish';
}

/** Plain when everybody is there; else the question names who is not. */
function Forward({ to, rotation, onStep, ...state }: ForwardProps) {
  const { i18n } = useLingui();
  const names = rotation.devices.filter(({ missing }) => missing).map(({ name }) => name);
  const isSwitch = to === 'switch';
  if (names.length === 0) {
    return (
      <Button
        {...state}
        look="primary"
        aria-disabled={state['aria-disabled'] || (!isSwitch && !rotation.shown)}
        onClick={() => {
          onStep({ to, force: false });
        }}
      >
        {isSwitch ? i18n.t('brokerKey.switch') : i18n.t('brokerKey.finish')}
      </Button>
    );
  }
  const who = { names: names.join(', ') };
  return (
    <Ask
      {...state}
      look="danger"
      aria-disabled={state['aria-disabled'] || (!isSwitch && !rotation.shown)}
      question={isSwitch ? i18n.t('brokerKey.switchAsk', who) : i18n.t('brokerKey.finishAsk', who)}
      yes={isSwitch ? i18n.t('brokerKey.switchYes') : i18n.t('brokerKey.finishYes')}
      onYes={() => {
        onStep({ to, force: true });
      }}
    >
      {isSwitch ? i18n.t('brokerKey.switchForced') : i18n.t('brokerKey.finishForced')}
    </Ask>
  );
}

function CallOver({
  rotation,
  onStep,
  ...state
}: StepProps & Pick<RotationStepsProps, 'rotation'>) {
  const { i18n } = useLingui();
  const some = rotation.devices.some(
    ({ online, confirmed, missing }) => online && confirmed && missing,
  );
  if (!some) return null;
  return (
    <Ask
      {...state}
      aria-disabled={state['aria-disabled'] || !rotation.shown}
      question={i18n.t('brokerKey.callAsk')}
      yes={i18n.t('brokerKey.callYes')}
      onYes={() => {
        onStep({ to: 'call-over' });
      }}
    >
      {i18n.t('brokerKey.call')}
    </Ask>
  );
}

function RollBack({ onStep, ...state }: StepProps) {
  const { i18n } = useLingui();
  return (
    <Ask
      {...state}
      question={i18n.t('brokerKey.backAsk')}
      yes={i18n.t('brokerKey.backYes')}
      onYes={() => {
        onStep({ to: 'roll-back' });
      }}
    >
      {i18n.t('brokerKey.back')}
    </Ask>
  );
}
