const SIDE = 256;

/** What the gateway takes. */
const MOST_BYTES = 48 * 1024;

/** Tried in this order until the picture is small enough; 0.9 nearly always is. */
const QUALITIES = [0.9, 0.75, 0.5] as const;

/** A file that the browser cannot show as a picture, or that stays too large. */
export class NoPicture extends Error {
  override readonly name = 'NoPicture';
}

/** The middle of a picture, 256 by 256 points: nothing else of the file, no place and no camera, leaves the browser. */
export async function scaled(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new NoPicture();
  });
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const [x, y] = [(picture.width - side) / 2, (picture.height - side) / 2];
  canvas.getContext('2d')?.drawImage(picture, x, y, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (blob !== null && blob.size <= MOST_BYTES) return blob;
  }
  throw new NoPicture();
}

/** The bytes as something that an `<img>` shows without asking anybody. */
export function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(new NoPicture());
    };
    reader.readAsDataURL(blob);
  });
}
