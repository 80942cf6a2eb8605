import { useEffect, useRef } from 'react';

/** Room between a field and the bar below it. */
const ROOM_PX = 16;

/** Keeps the field that is being filled in above a bar at the bottom of the screen when that grows. */
export function useRoomAbove() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bar.current;
    if (element === null || !('ResizeObserver' in window)) return;
    const observer = new ResizeObserver(() => {
      const field = document.activeElement;
      if (field === null || field.contains(element) || element.contains(field)) return;
      const { top, height } = element.getBoundingClientRect();
      const hidden = field.getBoundingClientRect().bottom - top;
      // What was scrolled further away is not what is being filled in.
      if (hidden > 0 && hidden < height) window.scrollBy(0, hidden + ROOM_PX);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return bar;
}
