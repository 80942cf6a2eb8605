/** The sign of Hearth: a house with a flame. */
export function FlameMark({ size = 32 }: { readonly size?: number }) {
  return <img src="/icon.svg" width={size} height={size} alt="" />;
}
