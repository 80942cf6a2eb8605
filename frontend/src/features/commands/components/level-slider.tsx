import { useEffect, useRef, useState } from 'react';
import { LEVEL_KEYS_REST_MS } from '@/config/timings';
import { useFormats } from '@/features/home/use-formats';
import styles from './level-slider.module.css';

interface LevelSliderProps {
  readonly name: string;
  /** What the device reported, or while a wish is open what was wished. */
  readonly level: number;
  readonly pending: boolean;
  /** It cannot be used now, but stays focusable. */
  readonly blocked: boolean;
  readonly describedBy: string;
  readonly onChoose: (level: number) => void;
}

/** How bright: sent when a finger lets go, or when the keys have rested. */
export function LevelSlider(props: LevelSliderProps) {
  const { name, level, pending, blocked, describedBy, onChoose } = props;
  const formats = useFormats();
  const [draft, setDraft] = useState<number>();
  const byPointer = useRef(false);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const still = pending || blocked;
  const shown = draft ?? level;
  useEffect(
    () => () => {
      clearTimeout(resting.current);
    },
    [],
  );
  const choose = (value: number) => {
    clearTimeout(resting.current);
    setDraft(undefined);
    if (value !== level) onChoose(value);
  };
  return (
    <div className={styles.row}>
      <input
        type="range"
        min={0}
        max={100}
        className={styles.slider}
        aria-label={name}
        aria-describedby={describedBy}
        aria-valuetext={formats.quantity(shown, '%')}
        aria-busy={pending || undefined}
        aria-disabled={still || undefined}
        value={shown}
        onPointerDown={() => {
          byPointer.current = true;
        }}
        onPointerUp={() => {
          byPointer.current = false;
          if (draft !== undefined && !still) choose(draft);
        }}
        onPointerCancel={() => {
          byPointer.current = false;
          setDraft(undefined);
        }}
        onChange={(event) => {
          if (still) return;
          const value = Number(event.target.value);
          setDraft(value);
          clearTimeout(resting.current);
          if (byPointer.current) return;
          resting.current = setTimeout(() => {
            choose(value);
          }, LEVEL_KEYS_REST_MS);
        }}
      />
      <output className={styles.value}>{formats.quantity(shown, '%')}</output>
    </div>
  );
}
