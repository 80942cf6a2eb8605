import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { actuatorsOf, type Actuator } from './actuators';
import { devicesQuery } from './api/list-devices';
import { operates } from './levels';

/** All relays and dimmers that the person may switch, by the names people know. */
export function useActuators(): Actuator[] {
  const { i18n } = useLingui();
  const { data: devices = [] } = useQuery(devicesQuery);
  return actuatorsOf(i18n, devices.filter(operates));
}
