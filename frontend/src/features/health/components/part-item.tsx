import { useLingui } from '@lingui/react';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
} from '@tabler/icons-react';
import { classNames } from '@/components/class-names';
import { Facts } from '@/components/facts';
import { Fold } from '@/components/fold';
import { trustWords } from '@/features/home/trust-words';
import { useFormats } from '@/features/home/use-formats';
import type { HealthPartView } from '@/lib/views';
import { bytes, conditionWords, healthWords, partWords } from '../health-words';
import styles from './health.module.css';

const icons = {
  WELL: IconCircleCheck,
  UNKNOWN: IconHelpCircle,
  WARNS: IconAlertTriangle,
  FAILED: IconCircleX,
} as const;

interface PartItemProps {
  readonly found: HealthPartView;
  /** Time of the gateway. */
  readonly now: number;
}

/** A part in a sentence; its figures are folded. */
export function PartItem({ found, now }: PartItemProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const Icon = icons[found.condition];
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3>{partWords(i18n, found.part)}</h3>
        <span className={classNames(styles.condition, styles[found.condition])}>
          <Icon size={20} aria-hidden />
          {conditionWords(i18n, found.condition)}
        </span>
      </div>
      <p>{healthWords(i18n, formats, found, now)}</p>
      <Details found={found} />
    </li>
  );
}

function Details({ found }: { readonly found: HealthPartView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { running, stored, shown, ends, believed, proved, space } = found;
  const facts = [
    [i18n.t('health.since'), found.since && formats.full(found.since)],
    [i18n.t('health.version'), running?.version],
    [i18n.t('health.versionBefore'), running?.versionBefore],
    [i18n.t('health.startedAt'), running && formats.full(running.startedAt)],
    [
      i18n.t('health.memory'),
      running &&
        i18n.t('health.of', {
          part: bytes(formats, running.memoryBytes),
          whole: bytes(formats, running.memoryLimitBytes),
        }),
    ],
    [i18n.t('health.migration'), stored?.migration],
    [i18n.t('health.size'), stored && bytes(formats, stored.bytes)],
    [i18n.t('health.pinExpected'), shown?.expected],
    [i18n.t('health.pinShown'), shown?.shown],
    [i18n.t('health.until'), ends && formats.full(ends.until)],
    [i18n.t('health.trustedBy'), believed?.source && trustWords(i18n, believed.source)],
    [i18n.t('health.provedAt'), proved && formats.full(proved.provedAt)],
    [i18n.t('health.size'), proved && bytes(formats, proved.bytes)],
    [
      i18n.t('health.free'),
      space &&
        i18n.t('health.of', {
          part: bytes(formats, space.freeBytes),
          whole: bytes(formats, space.totalBytes),
        }),
    ],
  ] as const;
  if (facts.every(([, value]) => value === undefined || value === '')) return null;
  return (
    <Fold title={i18n.t('health.details', { part: partWords(i18n, found.part) })}>
      <Facts facts={facts.filter(([, value]) => value !== undefined && value !== '')} />
    </Fold>
  );
}
