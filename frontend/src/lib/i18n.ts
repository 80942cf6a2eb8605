import { i18n } from '@lingui/core';
import type { Clock } from './formats';
import { createStore } from './store';

/** The languages the dashboard speaks. */
export const languages = { en: 'English', el: 'Ελληνικά' } as const;
export type Language = keyof typeof languages;

/** The region decides how numbers and dates are written; the clock is the person's own. */
const regions = { en: 'en-GB', el: 'el-GR' } as const satisfies Record<Language, string>;

const STORAGE_KEY = 'hearth.language';

let region: string = regions.en;
let clock: Clock = 'h23';

/** The locale for Intl; follows the language, and names the clock where it is another than the usual one. */
export const locale = createStore<string>(regions.en);

/** Writes the time of day by this clock from now on. */
export function readClock(chosen: Clock): void {
  clock = chosen;
  locale.set(clock === 'h12' ? `${region}-u-hc-h12` : region);
}

/** Speaks a language from now on; only the catalogue that is spoken is loaded. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await (language === 'el' ? import('@/locales/el') : import('@/locales/en'));
  i18n.loadAndActivate({ locale: language, messages });
  region = regions[language];
  readClock(clock);
  document.documentElement.lang = language;
}

/** Speaks a language and keeps it for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORAGE_KEY, language);
  await speak(language);
}

/** The language chosen earlier, else the first one of the browser that the dashboard speaks. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(STORAGE_KEY) ?? '', ...navigator.languages];
  for (const tag of wanted) {
    const language = tag.slice(0, 2);
    if (language === 'en' || language === 'el') return language;
  }
  return 'en';
}
