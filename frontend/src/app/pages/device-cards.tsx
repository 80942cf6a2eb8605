import { DimmerCard } from '@/features/commands/components/dimmer-card';
import { GateCard } from '@/features/commands/components/gate-card';
import { RelayCard } from '@/features/commands/components/relay-card';
import { cardsOf } from '@/features/devices/cards';
import { InputCard } from '@/features/devices/components/input-card';
import { SensorCard } from '@/features/devices/components/sensor-card';
import { useDevice } from '@/features/devices/use-device';

/** The cards of one device; renders again only when this device changed. */
export function DeviceCards({ id }: { readonly id: string }) {
  const device = useDevice(id);
  if (device === undefined) return null;
  return cardsOf(device).map((card) => {
    switch (card.kind) {
      case 'relay':
        return <RelayCard key={card.capability.id} device={device} capability={card.capability} />;
      case 'dimmer':
        return <DimmerCard key={card.capability.id} device={device} capability={card.capability} />;
      case 'gate':
        return <GateCard key={card.capability.id} device={device} capability={card.capability} />;
      case 'input':
        return <InputCard key="input" device={device} inputs={card.inputs} />;
      case 'sensor':
        return <SensorCard key="sensor" device={device} readings={card.readings} />;
    }
  });
}
