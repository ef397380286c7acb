/** People who can do the same work. */
export interface Crew {
  readonly people: number;
  /** Which works, by their places in the needs; at least one. */
  readonly works: readonly number[];
}

/** Enough for shares to settle to the hundredth of a person. */
const rounds = 300;
/** So that work which needs nobody takes nobody who is needed elsewhere. */
const leastNeed = 1e-6;

/** How many people each work has when those who can do several divide their time so that all needs
 *  are covered as evenly as they can be. needs: people, 0 or more. The shares add up to the people.
 *  Source: proportional response, which finds the equilibrium of a market in which the needs buy
 *  people's time (L. Zhang, 2011): each crew gives to each work in proportion to what it bids, and
 *  each work bids its need where it got it. */
export function sharedOut(crews: readonly Crew[], needs: readonly number[]): number[] {
  const wanted = needs.map((need) => Math.max(need, leastNeed));
  let bids = crews.map(({ works }) => works.map((work) => wanted[work] ?? 0));
  let shares = given(crews, bids);
  for (let round = 0; round < rounds; round += 1) {
    const had = totals(crews, shares, needs.length);
    bids = crews.map(({ works }, crew) =>
      works.map((work, place) => {
        const whole = had[work] ?? 0;
        return whole > 0 ? ((wanted[work] ?? 0) * (shares[crew]?.[place] ?? 0)) / whole : 0;
      }),
    );
    shares = given(crews, bids);
  }
  return totals(crews, shares, needs.length);
}

function given(crews: readonly Crew[], bids: readonly (readonly number[])[]): number[][] {
  return crews.map(({ people }, crew) => {
    const its = bids[crew] ?? [];
    const sum = its.reduce((all, bid) => all + bid, 0);
    return its.map((bid) => (sum > 0 ? (people * bid) / sum : people / its.length));
  });
}

function totals(
  crews: readonly Crew[],
  shares: readonly (readonly number[])[],
  works: number,
): number[] {
  const sums = Array.from({ length: works }, () => 0);
  crews.forEach((crew, index) => {
    crew.works.forEach((work, place) => {
      sums[work] = (sums[work] ?? 0) + (shares[index]?.[place] ?? 0);
    });
  });
  return sums;
}
