import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DeviceView } from '@/lib/views';
import { devicesQuery } from './api/list-devices';

/** One device; the caller renders again only when this device changed. */
export function useDevice(id: string): DeviceView | undefined {
  const select = useCallback(
    (devices: DeviceView[]) => devices.find((device) => device.id === id),
    [id],
  );
  return useQuery({ ...devicesQuery, select }).data;
}
