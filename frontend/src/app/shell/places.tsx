import {
  IconActivity,
  IconCalendarClock,
  IconChartLine,
  IconDots,
  IconHome,
  type Icon,
} from '@tabler/icons-react';
import type { I18n } from '@lingui/core';

interface Place {
  readonly to: '/' | '/schedules' | '/history' | '/activity' | '/more';
  readonly Icon: Icon;
  readonly words: string;
}

/** The five places, in the order of the bar and the rail; a guest has no business with plans and with what others did. */
export function placesOf(i18n: I18n, isGuest: boolean): Place[] {
  const all: Place[] = [
    { to: '/', Icon: IconHome, words: i18n.t('place.home') },
    { to: '/schedules', Icon: IconCalendarClock, words: i18n.t('place.schedules') },
    { to: '/history', Icon: IconChartLine, words: i18n.t('place.history') },
    { to: '/activity', Icon: IconActivity, words: i18n.t('place.activity') },
    { to: '/more', Icon: IconDots, words: i18n.t('place.more') },
  ];
  return isGuest ? all.filter(({ to }) => to !== '/schedules' && to !== '/activity') : all;
}
