import { createStore, useStore } from './store';

/**
 * The gateway's clock, as this browser can know it: its own clock plus the difference seen when the
 * gateway last told the time. Ages and "10 s ago" must not depend on a phone whose clock is wrong.
 */
let offset = 0;

const tick = createStore(Date.now());
let timer: ReturnType<typeof setInterval> | undefined;
let watchers = 0;

/** Takes the gateway's time (ISO 8601) the moment it arrived. */
export function tellGatewayTime(now: string): void {
  const told = Date.parse(now);
  if (Number.isFinite(told)) offset = told - Date.now();
  tick.set(gatewayNow());
}

/** The gateway's time, in milliseconds since 1970. */
export function gatewayNow(): number {
  return Date.now() + offset;
}

/** The gateway's time for a screen: moves once a second, with one timer for all watchers. */
export function useGatewayNow(): number {
  return useStore(tickingStore, (now) => now);
}

/** The time of this browser, for a screen that sets it against the gateway's: moves once a second as well. */
export function useBrowserNow(): number {
  return useGatewayNow() - offset;
}

const tickingStore = {
  ...tick,
  subscribe(listener: () => void) {
    const leave = tick.subscribe(listener);
    watchers += 1;
    tick.set(gatewayNow());
    timer ??= setInterval(() => {
      tick.set(gatewayNow());
    }, 1000);
    return () => {
      leave();
      watchers -= 1;
      if (watchers > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  },
};
