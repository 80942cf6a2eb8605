import type { UsedLine, Wire, WireKind, WiringView } from '@/lib/views';

/** Lines that may be chosen: nobody holds them, or the device itself does. In order. */
export function choices(wiring: WiringView): number[] {
  const own = wiring.reported.map((wire) => wire.line);
  return [...new Set([...wiring.free, ...own])].sort((one, other) => one - other);
}

/** Lines that somebody else holds. */
export function heldByOthers(wiring: WiringView): UsedLine[] {
  const own = new Set(wiring.reported.map((wire) => wire.line));
  return wiring.used.filter((used) => !own.has(used.line));
}

/** A new line on the first free place, under a name that is not taken; undefined when every line has its use. */
export function another(wires: readonly Wire[], wiring: WiringView): Wire | undefined {
  const taken = new Set(wires.map((wire) => wire.line));
  const line = choices(wiring).find((choice) => !taken.has(choice));
  return line === undefined || wires.length >= most
    ? undefined
    : ofKind({ id: freeName(wires), line, kind: 'RELAY', active: 'HIGH' }, 'RELAY');
}

/** As many lines as one device can tell of. */
export const most = 16;

function freeName(wires: readonly Wire[]): string {
  const names = new Set(wires.map((wire) => wire.id));
  let number = 1;
  while (names.has(`relay${String(number)}`)) number += 1;
  return `relay${String(number)}`;
}

/** The same line as something else: what only the old kind has is left out. */
export function ofKind({ id, line, active, ...rest }: Wire, kind: WireKind): Wire {
  if (kind === 'BUTTON') return { id, line, kind, active: 'LOW', pull: rest.pull ?? 'UP' };
  return {
    id,
    line,
    kind,
    active,
    ...(rest.maxOnSeconds !== undefined && { maxOnSeconds: rest.maxOnSeconds }),
  };
}

/** Without what a button would toggle and is no relay any more. */
export function whole(wires: readonly Wire[]): Wire[] {
  const relays = new Set(wires.filter((wire) => wire.kind !== 'BUTTON').map((wire) => wire.id));
  return wires.map(({ toggles, ...wire }) =>
    toggles !== undefined && relays.has(toggles) ? { ...wire, toggles } : wire,
  );
}
