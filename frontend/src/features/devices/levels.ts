import type { DeviceView } from '@/lib/views';

type Levelled = Pick<DeviceView, 'level'>;

/** True if the person at this browser may switch the device. */
export function operates({ level }: Levelled): boolean {
  return level === 'OPERATE' || level === 'MANAGE';
}

/** True if the person at this browser may say how the device is called and set. */
export function manages({ level }: Levelled): boolean {
  return level === 'MANAGE';
}
