import { IconPencil } from '@tabler/icons-react';
import { useLingui } from '@lingui/react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { classNames } from '@/components/class-names';
import { dropDraft, keptDraft } from '../kept-draft';
import styles from './pause-form.module.css';

/** The way back to a schedule that was left unsaved to look something up here; nothing if none was. */
export function BackToDraft() {
  const { i18n } = useLingui();
  const { history } = useRouter();
  const [kept, setKept] = useState(keptDraft);
  if (kept === undefined) return null;
  return (
    <Banner tone="info" icon={<IconPencil size={24} />}>
      <p>{i18n.t('draft.waits')}</p>
      <div className={classNames(styles.actions, styles.resume)}>
        <Button
          onClick={() => {
            history.push(kept.href);
          }}
        >
          {i18n.t('draft.back')}
        </Button>
        <Button
          onClick={() => {
            dropDraft();
            setKept(undefined);
          }}
        >
          {i18n.t('draft.drop')}
        </Button>
      </div>
    </Banner>
  );
}
