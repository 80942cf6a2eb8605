import type { I18n } from '@lingui/core';
import { Problem } from '@/lib/problem';
import { notAccepted, problemWords } from '@/lib/problem-words';
import { placedWords } from './placed-words';
import { scheduleFieldWords } from './schedule-field-words';

/** Why the gateway does not take a schedule, in one sentence: the first of its reasons. */
export function refusalWords(i18n: I18n, error: unknown): string {
  const [first] = error instanceof Problem && error.code === 'invalid' ? error.fields : [];
  return first === undefined ? problemWords(i18n, error) : placedWords(i18n, first);
}

/** What the gateway said about one field of a schedule; undefined when it took the field. */
export function refusedPart(i18n: I18n, error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.fields.find((problem) => problem.field === field);
  return found && (scheduleFieldWords(i18n, found) ?? notAccepted(i18n, found));
}
