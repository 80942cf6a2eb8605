import { session } from './session';
import { useStore } from './store';

/** True when the person at this browser may change how the house is set up. */
export function useIsOwner(): boolean {
  return useStore(session, (who) => who.kind === 'in' && who.account.role === 'OWNER');
}
