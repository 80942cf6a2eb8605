import { useQuery } from '@tanstack/react-query';
import { pausesQuery } from '../api/list-pauses';
import { PauseBanner } from './pause-banner';

/** That the schedules of the whole home are paused, and the way to end it; nothing while they are not. */
export function HomePauses() {
  const { data: pauses = [] } = useQuery(pausesQuery);
  return pauses
    .filter(({ scope }) => scope === 'HOME')
    .map((pause) => <PauseBanner key={pause.id} pause={pause} />);
}
