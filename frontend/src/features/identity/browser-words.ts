import type { I18n } from '@lingui/core';
import type { OwnSessionView } from '@/lib/views';

/** A browser as people call it: "Firefox on Linux". */
export function browserWords(i18n: I18n, { browser, system }: OwnSessionView): string {
  if (browser !== undefined && system !== undefined)
    return i18n.t('sessions.browserOn', { browser, system });
  return browser ?? system ?? i18n.t('sessions.unknownBrowser');
}
