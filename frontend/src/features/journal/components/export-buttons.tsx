import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { JournalQuery } from '@/lib/views';
import { exportJournal, type ExportForm } from '../api/export-journal';
import styles from './journal-tools.module.css';

/** Takes what is shown along as a file, all of it and not only the page that was read. */
export function ExportButtons({ asked }: { readonly asked: JournalQuery }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const fetched = useMutation({
    mutationFn: async (form: ExportForm) => ({ form, file: await exportJournal(asked, form) }),
    onSuccess: ({ form, file }) => {
      save(file, `hearth-${formats.date(gatewayNow())}.${form}`);
    },
  });
  const button = (form: ExportForm, words: string) => (
    <Button
      busy={fetched.isPending && fetched.variables === form}
      onClick={() => {
        fetched.mutate(form);
      }}
    >
      {words}
    </Button>
  );
  return (
    <>
      <div className={styles.actions}>
        {button('csv', i18n.t('journal.exportTable'))}
        {button('ndjson', i18n.t('journal.exportExact'))}
      </div>
      {fetched.isError && <ProblemNote error={fetched.error} />}
    </>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
