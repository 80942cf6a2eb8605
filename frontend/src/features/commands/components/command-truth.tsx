import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { useFormats } from '@/features/home/use-formats';
import type { Formats } from '@/lib/formats';
import type { CommandView } from '@/lib/views';
import { stepsOf, type CommandStep } from '../command-steps';
import styles from './command-truth.module.css';

/** What happened to a command, step by step, with the milliseconds since it was accepted. */
export function CommandTruth({ command }: { readonly command: CommandView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (
    <div className={styles.truth}>
      <p className={styles.wish}>{wishWords(i18n, formats, command)}</p>
      <ol className={styles.steps}>
        {stepsOf(command).map((step) => (
          <li key={step.kind} className={styles.step}>
            <span>{stepWords(i18n, step)}</span>
            <span className={styles.time}>{formats.preciseTime(step.at)}</span>
            <span className={styles.after}>
              {step.kind === 'queued' ? '' : `+${formats.quantity(step.afterMillis, 'ms')}`}
            </span>
          </li>
        ))}
      </ol>
      {command.proof !== undefined && (
        <p className={styles.proof}>{proofWords(i18n, command.proof)}</p>
      )}
    </div>
  );
}

function wishWords(i18n: I18n, formats: Formats, command: CommandView): string {
  switch (command.operation) {
    case 'SET':
      return command.value === true ? i18n.t('command.turnOn') : i18n.t('command.turnOff');
    case 'LEVEL':
      return i18n.t('command.level', { level: formats.quantity(Number(command.value), '%') });
    case 'PULSE':
      return i18n.t('command.pulse');
  }
}

function stepWords(i18n: I18n, step: CommandStep): string {
  switch (step.kind) {
    case 'queued':
      return i18n.t('step.queued');
    case 'sent':
      return i18n.t('step.sent');
    case 'acknowledged':
      return i18n.t('step.acknowledged');
    case 'refused':
      return i18n.t('step.refused');
    case 'failed':
      return i18n.t('step.failed');
    case 'unsent':
      return i18n.t('step.unsent');
    case 'unconfirmed':
      return i18n.t('step.unconfirmed');
  }
}

function proofWords(i18n: I18n, proof: NonNullable<CommandView['proof']>): string {
  switch (proof) {
    case 'FEEDBACK':
      return i18n.t('proof.feedback');
    case 'READBACK':
      return i18n.t('proof.readback');
    case 'NONE':
      return i18n.t('proof.none');
  }
}
