import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './qr-code.module.css';

/** Cells around a code that scanners want to be empty. */
const QUIET = 4;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** A text as a picture for a camera: always dark on light, whatever the screen's colours are. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}

/** One line of the path for each run of dark cells. */
function draw(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET });
  const path = data
    .map((row, y) =>
      row
        .map((dark, x) => {
          if (!dark || row[x - 1] === true) return '';
          const end = row.indexOf(false, x);
          return `M${x} ${y}h${(end < 0 ? size : end) - x}v1h-${(end < 0 ? size : end) - x}z`;
        })
        .join(''),
    )
    .join('');
  return { size, path };
}
