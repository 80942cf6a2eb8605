import { useMemo } from 'react';
import { Formats } from '@/lib/formats';
import { locale } from '@/lib/i18n';
import { useStore } from '@/lib/store';

/** Formats in the zone of the browser: whoever stands before an empty home has none to ask for its own. */
export function useBrowserFormats(): Formats {
  const language = useStore(locale, (now) => now);
  return useMemo(
    () => new Formats(language, Intl.DateTimeFormat().resolvedOptions().timeZone),
    [language],
  );
}
