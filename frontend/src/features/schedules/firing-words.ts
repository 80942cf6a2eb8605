import type { I18n } from '@lingui/core';
import { endWords } from '@/features/journal/journal-words';
import type { Formats } from '@/lib/formats';
import { reasonWords } from '@/lib/reason-words';
import type { DayView, FiringView } from '@/lib/views';

/** What became of a due moment; one whose command failed did not run. */
export function outcomeWords(i18n: I18n, firing: FiringView): string {
  switch (firing.outcome) {
    case 'FIRED':
      return hasFailed(firing) ? i18n.t('outcome.tried') : i18n.t('outcome.fired');
    case 'RAN_LOCALLY':
      return i18n.t('outcome.ranLocally');
    case 'MISSED':
      return i18n.t('outcome.missed');
    case 'SKIPPED':
      return i18n.t('outcome.skipped');
    case 'HELD':
      return i18n.t('outcome.held');
  }
}

/** True when what was planned was done, as far as is known. */
export function ran(firing: FiringView): boolean {
  const { outcome } = firing;
  return (outcome === 'FIRED' || outcome === 'RAN_LOCALLY') && !isTrouble(firing);
}

function hasFailed({ command }: FiringView): boolean {
  return command !== undefined && /^(REJECTED|FAILED|EXPIRED)/.test(command.state);
}

/** True when a person has to know of it: not what they left out themselves. */
export function isTrouble(firing: FiringView): boolean {
  const { outcome, command, commands, acknowledged } = firing;
  if (outcome === 'MISSED' || outcome === 'HELD') return true;
  if (command !== undefined) return hasFailed(firing);
  return commands !== undefined && (acknowledged ?? 0) < commands;
}

/** What else is known of a due moment: why, when by chance, and how its commands ended. */
export function detailWords(i18n: I18n, formats: Formats, firing: FiringView): string[] {
  const { reason, firedAt, command, commands, acknowledged } = firing;
  const end = command === undefined ? undefined : endOf(i18n, command);
  return [
    ...(firing.phase === 'END' ? [i18n.t('firing.end')] : []),
    ...(firedAt === undefined ? [] : [i18n.t('firing.firedAt', { time: formats.time(firedAt) })]),
    ...(end === undefined ? [] : [end]),
    ...(commands === undefined || (command !== undefined && commands === 1)
      ? []
      : [i18n.t('firing.commands', { confirmed: acknowledged ?? 0, all: commands })]),
    ...(reason === undefined || saysWhy(firing) ? [] : [reasonWords(i18n, reason) ?? reason]),
  ];
}

function endOf(i18n: I18n, command: NonNullable<FiringView['command']>): string | undefined {
  const { state, reason } = command;
  return endWords(i18n, reason === undefined ? state : `${state} ${reason}`);
}

/** True when the words for the outcome name the reason themselves. */
function saysWhy({ outcome, reason }: FiringView): boolean {
  return outcome === 'HELD' && (reason === 'clock-not-trusted' || reason === 'no-trusted-time');
}

/** Today in one line: "Today: 14 of 14 as planned". */
export function dayLine(
  i18n: I18n,
  day: Pick<DayView, 'asPlanned' | 'settled' | 'toCome'>,
): string {
  const { asPlanned, settled, toCome } = day;
  if (settled === 0) return i18n.t('day.nothingYet', { toCome });
  return i18n.t('day.line', { asPlanned, settled, toCome });
}
