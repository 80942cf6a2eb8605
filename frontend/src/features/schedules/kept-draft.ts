import { session } from '@/lib/session';
import type { Draft } from './draft';

/** A draft that waits while the person who makes it looks something up on another page. */
export interface KeptDraft {
  /** The page of its editor. */
  readonly href: string;
  readonly draft: Draft;
  readonly account: string;
  readonly keptAt: number;
}

const STORAGE_KEY = 'hearth.draft';

/** Who does not come back within an hour has forgotten it. */
const KEPT_MS = 3_600_000;

/** Keeps a draft in this tab; one that was kept before gives way. */
export function keepDraft(href: string, draft: Draft): void {
  const kept: KeptDraft = { href, draft, account: accountId(), keptAt: Date.now() };
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
}

/** The draft that waits; undefined if there is none, or it is somebody else's. */
export function keptDraft(): KeptDraft | undefined {
  const text = sessionStorage.getItem(STORAGE_KEY);
  if (text === null) return undefined;
  const kept = JSON.parse(text) as KeptDraft;
  const isMine = kept.account === accountId() && Date.now() - kept.keptAt < KEPT_MS;
  return isMine ? kept : undefined;
}

/** Forgets it. */
export function dropDraft(): void {
  sessionStorage.removeItem(STORAGE_KEY);
}

function accountId(): string {
  const now = session.get();
  return now.kind === 'in' ? now.account.id : '';
}
