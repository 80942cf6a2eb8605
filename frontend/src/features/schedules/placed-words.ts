import type { I18n } from '@lingui/core';
import type { FieldProblem } from '@/lib/problem';
import { scheduleFieldWords } from './schedule-field-words';

/** What stands against a schedule that is not on the screen, field by field, so that each is told by its name. */
export function placedWords(i18n: I18n, problem: FieldProblem): string {
  return (
    targetWords(i18n, problem) ?? scheduleFieldWords(i18n, problem) ?? otherWords(i18n, problem)
  );
}

function targetWords(i18n: I18n, { field, message }: FieldProblem): string | undefined {
  switch (field) {
    case '':
      return wholeWords(i18n, message);
    case 'device':
      return message === 'is not a device of this home' ? i18n.t('placed.device') : undefined;
    case 'capability':
      return message === 'is missing' ? undefined : i18n.t('placed.capability');
    case 'group':
      return i18n.t('placed.group');
    case 'scene':
      return i18n.t('placed.scene');
    case 'value':
    case 'operation':
      return i18n.t('placed.value');
    default:
      return undefined;
  }
}

/** What is said of the schedule as a whole comes without a code. */
function wholeWords(i18n: I18n, message: string): string | undefined {
  if (message.startsWith('You have made')) return i18n.t('placed.tooManyYours');
  if (message.startsWith('There are')) return i18n.t('problem.tooManySchedules');
  if (message.startsWith('There is no group')) return i18n.t('placed.group');
  if (message.startsWith('There is no scene')) return i18n.t('placed.scene');
  return message.startsWith('You may see this') ? i18n.t('problem.onlySee') : undefined;
}

/** The field by a name that people know, as far as there is one, and what the gateway says of it. */
function otherWords(i18n: I18n, { field, message, allowed }: FieldProblem): string {
  const said = allowed === undefined ? message : `${message} (${allowed})`;
  if (field === '') return i18n.t('problem.field', { message: said });
  const [part = ''] = field.split('.');
  return i18n.t('placed.other', { part, field, message: said });
}
