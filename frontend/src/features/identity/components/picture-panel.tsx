import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import type { AccountView } from '@/lib/views';
import { putPicture } from '../api/put-picture';
import { removePicture } from '../api/remove-picture';
import { NoPicture, scaled } from '../picture-file';
import { Avatar } from './avatar';
import styles from './identity.module.css';

/** The person's picture: another one, or none. It is scaled here, before it leaves the browser. */
export function PicturePanel({ account }: { readonly account: AccountView }) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const input = useRef<HTMLInputElement>(null);
  const put = useMutation({ mutationFn: async (file: File) => putPicture(await scaled(file)) });
  const remove = useMutation({ mutationFn: removePicture });
  const busy = put.isPending || remove.isPending;
  return (
    <Panel title={i18n.t('picture.title')}>
      <div className={styles.stack}>
        <div className={styles.person}>
          <Avatar large id={account.id} name={account.name} picture={account.picture} />
          <div className={styles.actions}>
            <input
              ref={input}
              type="file"
              accept="image/*"
              className={styles.hidden}
              aria-label={i18n.t('picture.file')}
              tabIndex={-1}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file !== undefined) put.mutate(file);
              }}
            />
            <Button
              busy={busy}
              aria-disabled={!inContact}
              onClick={() => {
                input.current?.click();
              }}
            >
              {i18n.t('picture.choose')}
            </Button>
            {account.picture !== undefined && (
              <Button
                busy={busy}
                aria-disabled={!inContact}
                onClick={() => {
                  remove.mutate();
                }}
              >
                {i18n.t('picture.remove')}
              </Button>
            )}
          </div>
        </div>
        <p className={styles.words}>{i18n.t('picture.words')}</p>
        {put.error instanceof NoPicture && (
          <Banner tone="bad" role="alert">
            {i18n.t('picture.none')}
          </Banner>
        )}
        {put.isError && !(put.error instanceof NoPicture) && <ProblemNote error={put.error} />}
        {remove.isError && <ProblemNote error={remove.error} />}
      </div>
    </Panel>
  );
}
