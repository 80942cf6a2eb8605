import { useLingui } from '@lingui/react';
import { useEffect, useState } from 'react';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';

/** Offers a newer dashboard; never takes it by itself, a screen must not reload under a finger. */
export function UpdateNotice() {
  const { i18n } = useLingui();
  const [update, setUpdate] = useState<() => void>();
  useEffect(() => {
    void import('virtual:pwa-register').then(({ registerSW }) => {
      const take = registerSW({
        onNeedRefresh() {
          setUpdate(() => () => void take(true));
        },
      });
    });
  }, []);
  if (update === undefined) return null;
  return (
    <Banner tone="info" role="status">
      <p>{i18n.t('shell.newVersion')}</p>
      <Button onClick={update}>{i18n.t('shell.useNewVersion')}</Button>
    </Banner>
  );
}
