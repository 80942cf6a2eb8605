import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import { ExactField } from '@/components/exact-field';
import { Field } from '@/components/field';
import { Problem } from '@/lib/problem';
import { restoreHome } from '../api/restore-home';
import { sizeWords } from '../backup-words';
import { useBrowserFormats } from '../use-browser-formats';
import styles from './backup.module.css';
import { BackupProblem } from './backup-problem';
import { Restoring } from './restoring';

interface RestoreFormProps {
  /** Of the home that is here; absent where nobody has claimed it. */
  readonly homeName?: string;
}

/** The file, its key, and the right to put it here: the claim code of an empty home, or its name and the owner's password. */
export function RestoreForm({ homeName }: RestoreFormProps) {
  const { i18n } = useLingui();
  const [file, setFile] = useState<File>();
  const [key, setKey] = useState('');
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const isClaimed = homeName !== undefined;
  const restore = useMutation({ mutationFn: restoreHome, gcTime: 0 });
  if (restore.isSuccess) return <Restoring restored={restore.data} wasClaimed={isClaimed} />;
  const ready =
    file !== undefined &&
    key !== '' &&
    (isClaimed ? name === homeName && password !== '' : code !== '');
  const send = () => {
    if (file === undefined || !ready || restore.isPending) return;
    restore.mutate({ file, key, right: isClaimed ? { homeName, password } : { code } });
  };
  const refused = refusal(restore.error);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isClaimed) send();
      }}
    >
      <FileChoice file={file} onChoose={setFile} />
      <ExactField
        label={i18n.t('restore.key')}
        hint={i18n.t('restore.keyHint')}
        error={refused === 'key' ? i18n.t('restore.keyWrong') : undefined}
        value={key}
        onChange={setKey}
      />
      {isClaimed ? (
        <>
          <ExactField
            label={i18n.t('erase.name', { home: homeName })}
            value={name}
            onChange={setName}
          />
          <Field
            label={i18n.t('backup.password')}
            type="password"
            autoComplete="current-password"
            error={refused === 'password' ? i18n.t('problem.wrongPassword') : undefined}
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
            }}
          />
        </>
      ) : (
        <ExactField
          label={i18n.t('identity.code')}
          hint={i18n.t('identity.codeHint')}
          error={refused === 'code' ? i18n.t('problem.wrongClaimCode') : undefined}
          value={code}
          onChange={setCode}
        />
      )}
      {restore.isError && refused === undefined && <BackupProblem error={restore.error} />}
      <div role="status">{restore.isPending && <p>{i18n.t('restore.sending')}</p>}</div>
      <div>
        {isClaimed ? (
          <Ask
            look="danger"
            busy={restore.isPending}
            aria-disabled={!ready}
            question={i18n.t('restore.ask')}
            yes={i18n.t('restore.yes')}
            onYes={send}
          >
            {i18n.t('restore.button')}
          </Ask>
        ) : (
          <Button type="submit" look="primary" busy={restore.isPending} aria-disabled={!ready}>
            {i18n.t('restore.here')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The field that was refused, if it was one. */
function refusal(error: unknown): 'key' | 'password' | 'code' | undefined {
  if (!(error instanceof Problem)) return undefined;
  if (error.code === 'wrong-password') return 'password';
  if (error.code === 'wrong-claim-code') return 'code';
  return error.fields.some(({ field }) => field === 'key') ? 'key' : undefined;
}

interface FileChoiceProps {
  readonly file: File | undefined;
  readonly onChoose: (file: File) => void;
}

function FileChoice({ file, onChoose }: FileChoiceProps) {
  const { i18n } = useLingui();
  const formats = useBrowserFormats();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.actions}>
      <input
        ref={input}
        type="file"
        accept=".hearth,application/octet-stream"
        className={styles.hidden}
        aria-label={i18n.t('restore.file')}
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen !== undefined) onChoose(chosen);
        }}
      />
      <Button
        onClick={() => {
          input.current?.click();
        }}
      >
        {i18n.t('restore.choose')}
      </Button>
      <span role="status">
        {file !== undefined && `${file.name} · ${sizeWords(formats, file.size)}`}
      </span>
    </div>
  );
}
