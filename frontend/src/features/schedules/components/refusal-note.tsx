import { useLingui } from '@lingui/react';
import { Banner } from '@/components/banner';
import { refusalWords } from '../refusal-words';

/** Why the gateway does not take a schedule that has no fields on the screen. */
export function RefusalNote({ error }: { readonly error: unknown }) {
  const { i18n } = useLingui();
  return (
    <Banner tone="bad" role="alert">
      <p>{refusalWords(i18n, error)}</p>
    </Banner>
  );
}
