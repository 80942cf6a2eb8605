import { useLingui } from '@lingui/react';
import { classNames } from '@/components/class-names';
import { contact } from '@/lib/contact';
import { useStore } from '@/lib/store';
import styles from './contact-light.module.css';

/** One word in the top bar: is this the house as it is now? */
export function ContactLight() {
  const { i18n } = useLingui();
  const kind = useStore(contact, (now) => now.kind);
  const words = {
    live: i18n.t('contact.live'),
    connecting: i18n.t('contact.connecting'),
    lost: i18n.t('contact.lost'),
  };
  return (
    <span className={classNames(styles.light, styles[kind])}>
      <span className={styles.dot} />
      {words[kind]}
    </span>
  );
}
