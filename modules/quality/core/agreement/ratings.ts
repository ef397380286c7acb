/** What raters said: a row for each unit, a column for each rater; null: not rated. Categories that
 *  are words are numbered. */
export type Ratings = readonly (readonly (number | null)[])[];

/** The ratings that a unit was given. */
export function givenOf(unit: Ratings[number]): number[] {
  return unit.filter((rating) => rating !== null);
}

/** All values that were given, the smallest first. */
export function categoriesOf(ratings: Ratings): number[] {
  return [...new Set(ratings.flatMap(givenOf))].sort((one, other) => one - other);
}

/** How often each unit was put into each category: a row for each unit. */
export function countsOf(ratings: Ratings): number[][] {
  const places = new Map(categoriesOf(ratings).map((category, place) => [category, place]));
  return ratings.map((unit) => {
    const counts = Array.from(places, () => 0);
    for (const rating of givenOf(unit)) {
      const place = places.get(rating) ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  });
}

/** How often two raters chose each pair of categories, of the units that both rated: a row for each
 *  category of the first, a column for each of the second. */
export function pairTable(ratings: Ratings): { categories: number[]; table: number[][] } {
  const both = ratings.filter((unit) => unit.length === 2 && !unit.includes(null));
  const categories = categoriesOf(both);
  const table = categories.map(() => categories.map(() => 0));
  for (const [one, other] of both) {
    const row = table[categories.indexOf(one ?? Number.NaN)];
    const column = categories.indexOf(other ?? Number.NaN);
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return { categories, table };
}
