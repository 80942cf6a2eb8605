import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Banner } from '@/components/banner';
import type { WiringRefusal, WiringView } from '@/lib/views';

interface WiringTruthProps {
  readonly wiring: WiringView;
  readonly online: boolean;
}

/** Whether what was saved is wired: nothing is said while it is. */
export function WiringTruth({ wiring, online }: WiringTruthProps) {
  const { i18n } = useLingui();
  if (wiring.inSync) return null;
  if (wiring.refused !== undefined)
    return (
      <Banner tone="bad" role="status">
        <p>{refusalWords(i18n, wiring.refused, wiring)}</p>
        <p>{i18n.t('lines.nothingChanged')}</p>
      </Banner>
    );
  return (
    <Banner tone="info" role="status">
      <p>{online ? i18n.t('lines.waiting') : i18n.t('lines.waitingOffline')}</p>
    </Banner>
  );
}

function refusalWords(i18n: I18n, refused: WiringRefusal, wiring: WiringView): string {
  const position = /^lines\[(\d+)\]/.exec(refused.field ?? '')?.[1];
  const line = position === undefined ? undefined : wiring.lines[Number(position)]?.line;
  if (refused.code === 'line_in_use' && line !== undefined)
    return i18n.t('lines.inUse', { line, user: refused.user ?? '' });
  if (refused.code === 'no_line' && line !== undefined) return i18n.t('lines.notThere', { line });
  if (refused.code === 'unsaved') return i18n.t('lines.unsaved');
  return i18n.t('lines.refused', { code: refused.code });
}
