import { IconPlayerPause } from '@tabler/icons-react';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import type { PauseView } from '@/lib/views';
import { schedulesQuery } from '../api/list-schedules';
import { pauseWords } from '../next-words';
import { useResume } from '../use-pause';
import { useFindTarget } from '../use-targets';
import styles from './pause-form.module.css';

/** What is paused until when and by whom, what goes on meanwhile, and the way to end it now. */
export function PauseBanner({ pause }: { readonly pause: PauseView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { data: schedules = [] } = useQuery(schedulesQuery);
  const findTarget = useFindTarget();
  const group = pause.group === undefined ? '' : findTarget({ group: pause.group }).words;
  const resume = useResume();
  const kept = schedules.filter(({ id }) => pause.keep.includes(id)).map(({ name }) => name);
  return (
    <>
      <Banner icon={<IconPlayerPause size={24} />}>
        <p>{pauseWords(i18n, formats, pause, group)}</p>
        {kept.length > 0 && (
          <p>
            {i18n.t('pause.kept', {
              count: kept.length,
              names: new Intl.ListFormat(formats.locale).format(kept),
            })}
          </p>
        )}
        <div className={styles.resume}>
          <Button
            busy={resume.isPending}
            onClick={() => {
              resume.mutate(pause.id);
            }}
          >
            {i18n.t('pause.resumeNow')}
          </Button>
        </div>
      </Banner>
      {resume.isError && <ProblemNote error={resume.error} />}
    </>
  );
}
