import type { I18n } from '@lingui/core';
import { isRefusal, Problem } from '@/lib/problem';
import type { PreviewView } from '@/lib/views';
import type { Draft } from './draft';
import { missingOf, requestOf, type Missing } from './draft-request';
import { refusalWords } from './refusal-words';
import { furtherSentences, sentence } from './sentence';
import type { Target } from './targets';
import type { Preview } from './use-preview';

/** What stands beside Save. */
interface DraftWords {
  /** True while it cannot be saved. */
  readonly blocked: boolean;
  /** What it will do, or what is missing, or why the gateway does not take it. */
  readonly sentence: string;
  readonly further: readonly string[];
  /** The gateway does not take it. */
  readonly refused: boolean;
  /** Nothing of the draft is wrong: asking again may help. */
  readonly retry: boolean;
}

/** As many moments are looked at; of more it is not known whether they come. */
const LOOKED_AT = 30;

/** A draft as it stands: the sentence it makes, or what keeps it from being saved. `error` is what became of saving it. */
export function draftWords(
  i18n: I18n,
  locale: string,
  draft: Draft,
  target: Target | undefined,
  noPlace: boolean,
  preview: Pick<Preview, 'data' | 'error' | 'isFresh'>,
  error: unknown,
): DraftWords {
  const request = requestOf(draft);
  const missing = missingOf(draft);
  if (target === undefined || missing !== undefined || request === undefined)
    return incomplete(missingWords(i18n, missing ?? 'target'));
  if (noPlace) return incomplete(i18n.t('missing.place'));
  const data = preview.isFresh ? preview.data : undefined;
  if (preview.isFresh && isRefusal(preview.error))
    return refusal(i18n, preview.error, { blocked: true });
  if (draft.enabled && data !== undefined && neverComes(data))
    return { ...incomplete(i18n.t('field.recurrence')), refused: true };
  if (error !== null) return refusal(i18n, error, { blocked: false });
  const said = sentence(i18n, locale, target, request, data?.cron);
  return {
    blocked: false,
    sentence: said ?? (preview.error === null ? i18n.t('cron.reading') : i18n.t('cron.unread')),
    further: [
      ...furtherSentences(i18n, locale, request),
      ...(draft.enabled ? [] : [i18n.t('sentence.off')]),
    ],
    refused: false,
    retry: false,
  };
}

function incomplete(words: string): DraftWords {
  return { blocked: true, sentence: words, further: [], refused: false, retry: false };
}

function refusal(i18n: I18n, error: unknown, { blocked }: { blocked: boolean }): DraftWords {
  const isOfDraft = error instanceof Problem && error.fields.length > 0;
  return {
    blocked,
    sentence: refusalWords(i18n, error),
    further: [],
    refused: true,
    // Where saving failed, Save itself is the way to try again.
    retry: blocked && !isOfDraft,
  };
}

/** Nothing of it will ever be done. */
function neverComes({ firings }: PreviewView): boolean {
  return (
    firings.length < LOOKED_AT &&
    firings.every(({ mark }) => mark === 'SKIPPED' || mark === 'NO_SUN')
  );
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
