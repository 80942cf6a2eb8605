import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Formats } from '@/lib/formats';
import { locale } from '@/lib/i18n';
import { useStore } from '@/lib/store';
import { homeQuery } from './api/get-home';

/** The zone of the house; the browser's own until the house has told. */
export function useHouseZone(): string {
  const { data } = useQuery({ ...homeQuery, select: (home) => home.zone });
  return data ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Formats in the language of the screen and the zone of the house. */
export function useFormats(): Formats {
  const zone = useHouseZone();
  const language = useStore(locale, (now) => now);
  return useMemo(() => new Formats(language, zone), [language, zone]);
}
