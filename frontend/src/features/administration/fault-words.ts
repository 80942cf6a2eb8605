import type { I18n } from '@lingui/core';
import { Problem } from '@/lib/problem';
import { refusedField } from '@/lib/problem-words';

/** Why something is no topic, or not to be used by hand, in the words of the screen; undefined for a reason this version does not know. */
export function faultWords(i18n: I18n, fault: string): string | undefined {
  switch (fault) {
    case 'is empty':
    case 'is missing':
      return i18n.t('fault.empty');
    case 'is too long':
    case 'is longer than 65,535 bytes':
      return i18n.t('fault.long');
    case 'holds a control character or half of a character':
      return i18n.t('fault.control');
    case 'holds + or #, which only a filter may':
      return i18n.t('fault.wildcard');
    case 'has a + or # that is not a level of its own':
      return i18n.t('fault.level');
    case 'has a # that is not its last level':
      return i18n.t('fault.last');
    case 'is a shared subscription':
      return i18n.t('fault.shared');
    case "is the broker's own":
      return i18n.t('fault.brokers');
    case "is none of this home's":
      return i18n.t('fault.foreign');
    case 'is told by a device, and nobody speaks for it':
      return i18n.t('fault.devices');
    case 'has a way of its own in the gateway, which leaves a trace':
      return i18n.t('fault.command');
    case 'is not a name for a tool':
      return i18n.t('fault.toolName');
    case 'has a length that is not allowed':
      return i18n.t('fault.filters');
    default:
      return undefined;
  }
}

/** What the gateway said about a field of this page; a fault in one line of several names the line. */
export function brokerRefusal(i18n: I18n, error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.fields.find(
    (problem) => problem.field === field || problem.field.startsWith(`${field}[`),
  );
  if (found === undefined) return undefined;
  const words = faultWords(i18n, found.message) ?? refusedField(i18n, error, found.field) ?? '';
  const line = /\[(\d+)\]$/.exec(found.field)?.[1];
  return line === undefined ? words : i18n.t('fault.line', { line: Number(line) + 1, words });
}
