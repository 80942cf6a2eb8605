import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { HealthCondition, HealthPartView, HousePart } from '@/lib/views';

/** What a neighbour calls a part of the house. */
export function partWords(i18n: I18n, part: HousePart): string {
  switch (part) {
    case 'GATEWAY':
      return i18n.t('health.gateway');
    case 'DATABASE':
      return i18n.t('health.database');
    case 'BROKER':
      return i18n.t('health.broker');
    case 'WEB_CERTIFICATE':
      return i18n.t('health.webCertificate');
    case 'AUTHORITY':
      return i18n.t('health.authority');
    case 'CLOCK':
      return i18n.t('health.clock');
    case 'LINES':
      return i18n.t('health.lines');
    case 'BACKUP':
      return i18n.t('health.backup');
    case 'CARD':
      return i18n.t('health.card');
  }
}

/** How grave it is, in a word that stands beside the part's name. */
export function conditionWords(i18n: I18n, condition: HealthCondition): string {
  switch (condition) {
    case 'WELL':
      return i18n.t('health.well');
    case 'UNKNOWN':
      return i18n.t('health.unknown');
    case 'WARNS':
      return i18n.t('health.warns');
    case 'FAILED':
      return i18n.t('health.failed');
  }
}

/** What is so, what follows from it, and what to do. */
export function healthWords(
  i18n: I18n,
  formats: Formats,
  found: HealthPartView,
  now: number,
): string {
  if (found.reason === 'NOT_SEEN') return i18n.t('health.notSeen');
  const since = found.since === undefined ? '' : formats.moment(found.since, now);
  switch (found.part) {
    case 'GATEWAY':
      return gatewayWords(i18n, formats, found, now);
    case 'DATABASE':
      return found.reason === 'ANSWERS'
        ? i18n.t('health.databaseAnswers')
        : i18n.t('health.databaseAway', { since });
    case 'BROKER':
      return brokerWords(i18n, found, since);
    case 'WEB_CERTIFICATE':
      return webWords(i18n, formats, found);
    case 'AUTHORITY':
      return authorityWords(i18n, formats, found);
    case 'CLOCK':
      return found.reason === 'TRUSTED'
        ? i18n.t('health.clockTrusted', { since })
        : i18n.t('health.clockWaits');
    case 'LINES':
      if (found.reason === 'NONE') return i18n.t('health.linesNone');
      return found.reason === 'CONNECTED'
        ? i18n.t('health.linesConnected', { since })
        : i18n.t('health.linesAway', { since });
    case 'BACKUP':
      return backupWords(i18n, found, since);
    case 'CARD':
      return cardWords(i18n, formats, found);
  }
}

function gatewayWords(i18n: I18n, formats: Formats, found: HealthPartView, now: number): string {
  const { running } = found;
  if (running === undefined) return i18n.t('health.gatewayRuns');
  const { version, versionSince, versionBefore } = running;
  if (versionSince === undefined) return i18n.t('health.gatewayVersion', { version });
  const since = formats.moment(versionSince, now);
  return versionBefore === undefined
    ? i18n.t('health.gatewayVersionSince', { version, since })
    : i18n.t('health.gatewayVersions', { version, since, before: versionBefore });
}

function brokerWords(i18n: I18n, { reason, shown }: HealthPartView, since: string): string {
  if (reason === 'AWAY') return i18n.t('health.brokerAway', { since });
  if (reason === 'OTHER_CERTIFICATE') return i18n.t('health.brokerOther');
  return shown?.shown === undefined
    ? i18n.t('health.brokerPlain', { since })
    : i18n.t('health.brokerConnected', { since });
}

function webWords(i18n: I18n, formats: Formats, { reason, ends }: HealthPartView): string {
  if (reason === 'NOT_JUDGED') return i18n.t('health.notJudged');
  if (ends === undefined) return i18n.t('health.notSeen');
  if (reason === 'OVER') return i18n.t('health.webOver', { day: formats.fullDay(ends.until) });
  return reason === 'RENEWAL_LATE'
    ? i18n.t('health.webLate', { days: ends.days })
    : i18n.t('health.webGood', { days: ends.days });
}

function authorityWords(i18n: I18n, formats: Formats, { reason, ends }: HealthPartView): string {
  if (reason === 'NOT_JUDGED') return i18n.t('health.notJudged');
  if (ends === undefined) return i18n.t('health.notSeen');
  const day = formats.fullDay(ends.until);
  if (reason === 'OVER') return i18n.t('health.authorityOver', { day });
  return reason === 'ENDS_SOON'
    ? i18n.t('health.authoritySoon', { day })
    : i18n.t('health.authorityGood', { day });
}

function backupWords(i18n: I18n, { reason }: HealthPartView, since: string): string {
  if (reason === 'NEVER') return i18n.t('health.backupNever');
  if (reason === 'SPOILT') return i18n.t('health.backupSpoilt');
  return reason === 'OLD'
    ? i18n.t('health.backupOld', { since })
    : i18n.t('health.backupProved', { since });
}

function cardWords(i18n: I18n, formats: Formats, { reason, space }: HealthPartView): string {
  if (space === undefined) return i18n.t('health.notSeen');
  const free = bytes(formats, space.freeBytes);
  if (reason === 'FULL') return i18n.t('health.cardFull', { free });
  return reason === 'LOW'
    ? i18n.t('health.cardLow', { free })
    : i18n.t('health.cardEnough', { free, total: bytes(formats, space.totalBytes) });
}

/** `61.2 GB`, as it is printed on a card: thousands, not 1024. */
export function bytes(formats: Formats, count: number): string {
  if (count >= 1e9) return formats.quantity(count / 1e9, 'GB');
  return formats.quantity(count / 1e6, 'MB');
}
