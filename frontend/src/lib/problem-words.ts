import type { I18n } from '@lingui/core';
import { Problem } from './problem';

/** What happened, what is still true and what to do, for the problems people meet. */
export function problemWords(i18n: I18n, error: unknown): string {
  // fetch tells every network failure as a TypeError; anything else is a fault of this page.
  if (error instanceof TypeError) return i18n.t('problem.noContact');
  if (!(error instanceof Problem)) return i18n.t('problem.page');
  switch (error.code) {
    case 'wrong-claim-code':
      return i18n.t('problem.wrongClaimCode');
    case 'already-claimed':
      return i18n.t('problem.alreadyClaimed');
  }
  switch (error.status) {
    case 401:
      return i18n.t('problem.signedOut');
    case 403:
      return i18n.t('problem.forbidden');
    case 404:
      return i18n.t('problem.notFound');
    case 409:
      return i18n.t('problem.conflict');
    case 429:
      return i18n.t('problem.tooMany', { seconds: error.retryAfterSeconds ?? 60 });
    case 503:
      return i18n.t('problem.unavailable');
  }
  return error.status >= 500 ? i18n.t('problem.gateway') : i18n.t('problem.refused');
}

/** What the gateway said about one field of a refused form; undefined when it took the field. */
export function refusedField(i18n: I18n, error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.fields.find((problem) => problem.field === field);
  if (found === undefined) return undefined;
  const { message, allowed } = found;
  if (allowed === undefined) return i18n.t('problem.field', { message });
  return i18n.t('problem.fieldAllowed', { message, allowed });
}
