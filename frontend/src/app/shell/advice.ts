import type { I18n } from '@lingui/core';
import { Problem } from '@/lib/problem';

/** What is missing, and what somebody at home can do about it, in the order in which to try. */
export interface Advice {
  readonly missing: string;
  readonly steps: readonly string[];
}

/** What an answer that did not come, or came from somebody else than the gateway, tells of the house. */
export function adviceOf(i18n: I18n, error: unknown): Advice | undefined {
  const again = i18n.t('absence.startAgain');
  const former = i18n.t('absence.formerVersion');
  if (!(error instanceof Problem))
    return {
      missing: i18n.t('absence.house'),
      steps: [i18n.t('absence.network'), i18n.t('absence.power'), again],
    };
  // Somebody said no: nothing is missing.
  if (error.status < 500) return undefined;
  switch (error.code) {
    case 'database-away':
      return { missing: i18n.t('absence.database'), steps: [i18n.t('absence.wait'), again] };
    case 'update-failed':
      return { missing: i18n.t('absence.update'), steps: [former] };
    case 'gateway-slow':
      return { missing: i18n.t('absence.slow'), steps: [i18n.t('absence.wait'), again] };
    default:
      return {
        missing: i18n.t('absence.gateway'),
        steps: [i18n.t('absence.wait'), again, former],
      };
  }
}
