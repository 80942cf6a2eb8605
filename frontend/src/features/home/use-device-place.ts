import { useState } from 'react';
import type { PositionView } from '@/lib/views';
import { roundedDegrees } from './degrees';

/** Where this browser's device is, asked for by a tap. Browsers tell it to encrypted pages only, and only if the person allows it. */
export function useDevicePlace(onFound: (place: PositionView) => void) {
  const [state, setState] = useState<'idle' | 'asking' | 'untold'>('idle');
  const offered = window.isSecureContext && 'geolocation' in navigator;
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onFound({
          latitude: roundedDegrees(coords.latitude),
          longitude: roundedDegrees(coords.longitude),
        });
      },
      () => {
        setState('untold');
      },
      { timeout: 15_000, maximumAge: 600_000 },
    );
  };
  return { offered, state, ask };
}
