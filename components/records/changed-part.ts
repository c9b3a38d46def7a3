/** Where two lists differ between what they begin and end with alike: `from`, up to `was` in the first, `to` in the second. */
export function changedPart(
  first: readonly unknown[],
  second: readonly unknown[],
): { from: number; was: number; to: number } {
  const least = Math.min(first.length, second.length);
  let from = 0;
  while (from < least && first[from] === second[from]) from++;
  let was = first.length;
  let to = second.length;
  while (was > from && to > from && first[was - 1] === second[to - 1]) {
    was--;
    to--;
  }
  return { from, was, to };
}
