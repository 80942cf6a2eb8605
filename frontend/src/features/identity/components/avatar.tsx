import { useQuery } from '@tanstack/react-query';
import { classNames } from '@/components/class-names';
import { pictureQuery } from '../api/get-picture';
import styles from './identity.module.css';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  /** Names the content of the picture; undefined: there is none. */
  readonly picture: string | undefined;
  readonly large?: boolean;
}

/** A person's picture, or the first letter of the name. The name stands beside it, so it says nothing itself. */
export function Avatar({ id, name, picture, large = false }: AvatarProps) {
  const { data } = useQuery({
    ...pictureQuery(id, picture ?? ''),
    enabled: picture !== undefined,
  });
  const look = classNames(styles.avatar, large && styles.large);
  if (data !== undefined && picture !== undefined)
    return <img className={look} src={data} alt="" />;
  return (
    <span className={look} aria-hidden>
      {/^\p{L}/u.exec(name)?.[0].toLocaleUpperCase()}
    </span>
  );
}
