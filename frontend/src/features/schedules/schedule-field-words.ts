import type { I18n } from '@lingui/core';
import type { FieldProblem } from '@/lib/problem';
import { fieldWords } from '@/lib/problem-words';
import { isoOf, secondsOfIso, spanWords } from './span';

/** What a field of a schedule takes, in the words of the screen; undefined for a field that only programs fill in. */
export function scheduleFieldWords(i18n: I18n, problem: FieldProblem): string | undefined {
  const { field, message } = problem;
  switch (field) {
    case 'recurrence':
      return i18n.t('field.recurrence');
    case 'recurrence.days':
      return i18n.t('field.days');
    case 'recurrence.event':
      return i18n.t('field.event');
    case 'recurrence.every':
      return i18n.t('field.every');
    case 'recurrence.end':
      return i18n.t('field.beforeStart');
    case 'recurrence.expression':
      return i18n.t('field.expression', { message });
    case 'ending':
      return endingWords(i18n, problem);
    case 'ending.after':
      return i18n.t('field.endingLength');
    case 'shift':
      return shiftWords(i18n, problem);
    case 'interlock':
      return i18n.t('field.interlock');
    case 'missed.within':
      return i18n.t('missing.within');
    default:
      return fieldWords(i18n, problem);
  }
}

function endingWords(i18n: I18n, { message, allowed = '' }: FieldProblem): string | undefined {
  if (message.startsWith('is never reached')) return i18n.t('field.endingNever');
  if (message.startsWith('has nothing to end')) return i18n.t('field.endingNothing');
  const isOnAgain = message.startsWith('is on again for longer than');
  if (!isOnAgain && !message.startsWith('is longer than')) return undefined;
  const longest = spanIn(allowed);
  if (longest === undefined) return i18n.t('field.ending');
  return i18n.t('field.endingLongest', {
    what: isOnAgain ? 'again' : 'on',
    longest: spanWords(i18n.locale, longest),
  });
}

function shiftWords(i18n: I18n, { message }: FieldProblem): string {
  const apart = spanIn(message);
  if (apart === undefined) return i18n.t('missing.shift');
  const half = isoOf(Math.floor(secondsOfIso(apart) / 2));
  return i18n.t('field.shiftTooFar', {
    apart: spanWords(i18n.locale, apart),
    half: spanWords(i18n.locale, half),
  });
}

/** The first span of time that a text names: `PT1H`. */
function spanIn(text: string): string | undefined {
  return /\bP[\dDTHMS.]+\b/.exec(text)?.[0];
}
