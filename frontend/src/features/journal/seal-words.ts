import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { SealCheck, SealView } from '@/lib/views';

/** A sentence, and whether it tells of a fault. */
export interface Told {
  readonly words: string;
  readonly isBad: boolean;
}

/** How far the journal is sealed. */
export function sealWords(i18n: I18n, formats: Formats, seal: SealView): Told {
  const { sealed, sealedAt, unsealed, stuck } = seal;
  if (stuck) return { words: i18n.t('seal.stuck', { count: unsealed }), isBad: true };
  if (sealedAt === undefined) return { words: i18n.t('seal.none'), isBad: false };
  const last = formats.full(sealedAt);
  if (unsealed === 0)
    return { words: i18n.t('seal.all', { count: sealed, time: last }), isBad: false };
  return { words: i18n.t('seal.most', { count: unsealed, sealed, time: last }), isBad: false };
}

/** What the last check found; undefined before the first. */
export function checkWords(
  i18n: I18n,
  formats: Formats,
  check: SealCheck | undefined,
): Told | undefined {
  if (check === undefined) return undefined;
  const time = formats.full(check.at);
  const { firstBreak } = check;
  if (firstBreak === undefined)
    return { words: i18n.t('seal.checked', { time, count: check.checked }), isBad: false };
  return {
    words: i18n.t('seal.broken', { time, what: breakWords(i18n, firstBreak) }),
    isBad: true,
  };
}

function breakWords(
  i18n: I18n,
  { kind, entry, seq }: NonNullable<SealCheck['firstBreak']>,
): string {
  const number = entry ?? seq ?? 0;
  switch (kind) {
    case 'CHANGED':
      return i18n.t('seal.changed', { number });
    case 'MISSING':
      return i18n.t('seal.missing', { number });
    case 'INSERTED':
      return i18n.t('seal.inserted', { number });
    case 'REORDERED':
      return i18n.t('seal.reordered', { number });
    case 'CUT':
      return i18n.t('seal.cut', { number });
    case 'REWRITTEN':
      return i18n.t('seal.rewritten', { number });
  }
}
