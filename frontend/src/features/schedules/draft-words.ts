import type { I18n } from '@lingui/core';
import type { Draft } from './draft';
import { missingOf, requestOf, type Missing } from './draft-request';
import { furtherSentences, sentence } from './sentence';
import type { Target } from './targets';
import type { Preview } from './use-preview';

interface DraftWords {
  /** True while it cannot be saved. */
  readonly missing: boolean;
  /** What it will do, or what is missing. */
  readonly sentence: string;
  readonly further: readonly string[];
}

/** A draft as it stands: the sentence it makes, or what is missing for one. */
export function draftWords(
  i18n: I18n,
  locale: string,
  draft: Draft,
  target: Target | undefined,
  noPlace: boolean,
  preview: Pick<Preview, 'data' | 'error' | 'isFresh'>,
): DraftWords {
  const request = requestOf(draft);
  const missing = missingOf(draft);
  if (target === undefined || missing !== undefined || request === undefined)
    return incomplete(missingWords(i18n, missing ?? 'target'));
  if (noPlace) return incomplete(i18n.t('missing.place'));
  const said = sentence(
    i18n,
    locale,
    target,
    request,
    preview.isFresh ? preview.data?.cron : undefined,
  );
  return {
    missing: false,
    sentence: said ?? (preview.error === null ? i18n.t('cron.reading') : i18n.t('cron.unread')),
    further: furtherSentences(i18n, locale, request),
  };
}

function incomplete(words: string): DraftWords {
  return { missing: true, sentence: words, further: [] };
}

/** What to do next, for what is missing. */
export function missingWords(i18n: I18n, missing: Missing): string {
  switch (missing) {
    case 'target':
      return i18n.t('missing.target');
    case 'days':
      return i18n.t('editor.daysMissing');
    case 'offset':
      return i18n.t('missing.offset');
    case 'date':
    case 'start':
    case 'end':
      return i18n.t('missing.date');
    case 'every':
    case 'after':
      return i18n.t('missing.whole');
    case 'expression':
      return i18n.t('missing.expression');
    case 'shift':
      return i18n.t('missing.shift');
    case 'within':
      return i18n.t('missing.within');
  }
}
