import { useLingui } from '@lingui/react';
import { Banner } from '@/components/banner';

/** Not this person's right. */
export function OwnersOnly() {
  const { i18n } = useLingui();
  return <Banner tone="info">{i18n.t('problem.forbidden')}</Banner>;
}
