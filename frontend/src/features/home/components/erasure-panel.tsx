import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Banner } from '@/components/banner';
import { ExactField } from '@/components/exact-field';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import { eraseHome } from '../api/erase-home';
import styles from './erasure-panel.module.css';

/** The end of the home: asked for with its name and the password, and once more. */
export function ErasurePanel({ homeName }: { readonly homeName: string }) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const erase = useMutation({ mutationFn: eraseHome });
  const wrong = erase.error instanceof Problem && erase.error.code === 'wrong-password';
  if (erase.isSuccess)
    return (
      <Banner tone="warn" role="status">
        <p>{i18n.t('erase.begun')}</p>
        <p>{i18n.t('erase.next')}</p>
      </Banner>
    );
  const ready = inContact && name === homeName && password !== '';
  return (
    <Panel title={i18n.t('erase.title')}>
      <div className={styles.form}>
        <p>{i18n.t('erase.words')}</p>
        <ExactField
          label={i18n.t('erase.name', { home: homeName })}
          value={name}
          onChange={setName}
        />
        <Field
          label={i18n.t('erase.password')}
          type="password"
          autoComplete="current-password"
          error={wrong ? i18n.t('erase.wrongPassword') : undefined}
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
        {erase.isError && !wrong && <ProblemNote error={erase.error} />}
        <div>
          <Ask
            look="danger"
            busy={erase.isPending}
            aria-disabled={!ready}
            question={i18n.t('erase.ask')}
            yes={i18n.t('erase.yes')}
            onYes={() => {
              if (ready) erase.mutate({ homeName: name, password });
            }}
          >
            {i18n.t('erase.button')}
          </Ask>
        </div>
      </div>
    </Panel>
  );
}
