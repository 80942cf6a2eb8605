import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { useQuery } from '@tanstack/react-query';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { cardTitle } from '@/features/devices/cards';
import { reasonWords } from '@/lib/reason-words';
import type { BatchView, DeviceView } from '@/lib/views';
import type { PartEnd } from '../batch-ends';
import { useBatches } from '../use-batches';
import styles from './batch-outcome.module.css';

interface BatchOutcomeProps {
  /** What was wished, "Evening" or "Turn everything off". */
  readonly title: string;
  readonly batches: readonly BatchView[];
}

/** How many parts did it, and the name of every part that did not. */
export function BatchOutcome({ title, batches }: BatchOutcomeProps) {
  const { i18n } = useLingui();
  const ends = useBatches(batches);
  const { data: devices = [] } = useQuery(devicesQuery);
  const confirmed = ends.filter((end) => end.kind === 'confirmed').length;
  const open = ends.some((end) => end.kind === 'open');
  const values = { title, confirmed, all: ends.length };
  const others = ends.filter((end) => end.kind !== 'confirmed' && end.kind !== 'open');
  return (
    <div className={styles.outcome} role="status" aria-busy={open || undefined}>
      <p className={styles.sum}>
        {open ? i18n.t('batch.open', values) : i18n.t('batch.ended', values)}
      </p>
      {others.length > 0 && (
        <ul className={styles.parts}>
          {others.map((end) => (
            <li
              key={`${end.device}/${end.capability}`}
              className={end.kind === 'unproved' ? styles.warn : styles.bad}
            >
              {partWords(i18n, nameOf(i18n, devices, end), end)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function nameOf(i18n: I18n, devices: readonly DeviceView[], end: PartEnd): string {
  const device = devices.find((other) => other.id === end.device);
  const capability = device?.capabilities.find((other) => other.id === end.capability);
  if (device === undefined || capability === undefined) return end.device;
  return cardTitle(i18n, device, capability);
}

function partWords(i18n: I18n, device: string, end: PartEnd): string {
  const reason = reasonWords(i18n, end.reason ?? '') ?? i18n.t('reason.unknown');
  switch (end.kind) {
    case 'refused':
      return i18n.t('batch.refused', { device, reason });
    case 'skipped':
      return i18n.t('batch.skipped', { device, reason });
    case 'unsent':
      return i18n.t('batch.unsent', { device });
    case 'unproved':
      return i18n.t('batch.unproved', { device });
    case 'open':
    case 'confirmed':
    case 'unconfirmed':
      return i18n.t('batch.unconfirmed', { device });
  }
}
