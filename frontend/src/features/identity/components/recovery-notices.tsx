import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { useFormats } from '@/features/home/use-formats';
import { dismissNotice } from '../api/dismiss-notice';
import { noticesQuery } from '../api/list-notices';
import styles from './identity.module.css';

/** Tells an owner that another one's password was recovered, until they dismiss it. */
export function RecoveryNotices() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const formats = useFormats();
  const { data } = useQuery(noticesQuery);
  const dismiss = useMutation({
    mutationFn: dismissNotice,
    onSettled: () => client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  return data?.map(({ id, person, at }) => (
    <Banner key={id} role="status">
      <div className={styles.stack}>
        <p>{i18n.t('notice.recovered', { name: person, time: formats.full(at) })}</p>
        <div>
          <Button
            busy={dismiss.isPending}
            onClick={() => {
              dismiss.mutate(id);
            }}
          >
            {i18n.t('notice.dismiss')}
          </Button>
        </div>
      </div>
    </Banner>
  ));
}
