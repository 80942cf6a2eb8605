import { render, screen } from '@testing-library/react';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { QrCode } from './qr-code';

it('draws exactly the dark cells, with the quiet zone around them', () => {
  const text = 'HEARTH1:abc:01234567';
  render(<QrCode text={text} label="Code" />);
  const picture = screen.getByRole('img', { name: 'Code' });
  const path = picture.querySelector('path')?.getAttribute('d') ?? '';
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const drawn = data.map((row) => row.map(() => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  expect(drawn).toEqual(data);
  expect(picture.getAttribute('viewBox')).toBe(`0 0 ${size} ${size}`);
});
