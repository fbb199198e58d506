/** The last lines that fit into `budget` characters, and how many had to stay out. */
export function lastFitting(
  lines: readonly string[],
  budget: number,
): { readonly shown: readonly string[]; readonly left: number } {
  let room = budget;
  const tooMuch = lines.findLastIndex((each) => {
    room -= each.length + 1;
    return room < 0;
  });
  return { shown: lines.slice(tooMuch + 1), left: tooMuch + 1 };
}
