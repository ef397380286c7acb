import { countIn, type Lengths } from './profile.ts';
import type { Plan } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';
import {
  coverageEffect,
  fields,
  fieldWeights,
  freshnessGain,
  freshnessHalfLifeMs,
  helpfulnessGain,
  lengthEffect,
  lengthEffects,
  saturation,
} from './weights.ts';

/** An article as it is scored. */
export interface Scored {
  /** The slots of its terms, and the counts of each by field. */
  readonly slots: Int32Array;
  readonly counts: Int32Array;
  readonly lengths: Lengths;
  readonly publishedAtMs: number;
  /** 0 to 1; null: too few have said. */
  readonly helpfulness: number | null;
}

/** Mean lengths over the articles that have the field at all; of parts of words over all. */
export type MeanLengths = Lengths;

/** Scores articles by their words and by the parts of their words, each side by BM25, each as a
 *  share of the best article's, and adds the two. Returns 0 for what has nothing of the query, else
 *  a score up to about 2. */
export function scoresOf(
  documents: readonly Scored[],
  plan: Plan,
  given: { vocabulary: Vocabulary; means: MeanLengths; nowMs: number },
): Float64Array {
  const touch = touchTable(plan, given.vocabulary.size());
  const byWords = new Float64Array(documents.length);
  const byGrams = new Float64Array(documents.length);
  const scorer = openScorer(plan, touch, given.means);
  let bestByWords = 0;
  let bestByGrams = 0;
  documents.forEach((document, place) => {
    const { words, grams } = scorer(document);
    byWords[place] = words;
    byGrams[place] = grams;
    bestByWords = Math.max(bestByWords, words);
    bestByGrams = Math.max(bestByGrams, grams);
  });
  return byWords.map((words, place) => {
    const grams = byGrams[place] ?? 0;
    const document = documents[place];
    if (!document || words + grams === 0) return 0;
    const sum = words / (bestByWords || 1) + grams / (bestByGrams || 1);
    return sum * (1 + boostOf(document, given.nowMs));
  });
}

/** What an article gains or loses by its age and by what readers said, as a share of its score. */
export function boostOf(
  { publishedAtMs, helpfulness }: Pick<Scored, 'publishedAtMs' | 'helpfulness'>,
  nowMs: number,
): number {
  const ageMs = Math.max(0, nowMs - publishedAtMs);
  const freshness = freshnessGain * 0.5 ** (ageMs / freshnessHalfLifeMs);
  return freshness + (helpfulness === null ? 0 : helpfulnessGain * (2 * helpfulness - 1));
}

/** What each slot of the vocabulary touches of the plan: the entries from `starts[slot]` up to
 *  `starts[slot + 1]`. */
interface TouchTable {
  /** Of each slot whether it touches anything: most do not, and this is looked at first. */
  readonly touches: Uint8Array;
  readonly starts: Int32Array;
  /** Groups count from 0 up, parts of words from -1 down. */
  readonly targets: Int32Array;
  readonly weights: Float32Array;
}

function touchTable({ groups, grams }: Plan, size: number): TouchTable {
  const starts = new Int32Array(size + 1);
  const visit = (each: (slot: number, target: number, weight: number) => void) => {
    groups.forEach(({ members }, group) => {
      for (const [slot, weight] of members) each(slot, group, weight);
    });
    grams.forEach(({ slots }, gram) => {
      for (const slot of slots) each(slot, -1 - gram, 1);
    });
  };
  visit((slot) => {
    starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
  });
  for (let slot = 0; slot < size; slot += 1) {
    starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
  }
  const total = starts[size] ?? 0;
  const next = starts.slice(0, size);
  const targets = new Int32Array(total);
  const weights = new Float32Array(total);
  visit((slot, target, weight) => {
    const place = next[slot] ?? 0;
    next[slot] = place + 1;
    targets[place] = target;
    weights[place] = weight;
  });
  const touches = Uint8Array.from({ length: size }, (_, slot) =>
    Number(starts[slot] !== starts[slot + 1]),
  );
  return { touches, starts, targets, weights };
}

/** Counts what one article after the other has of a plan. The loops are written out: they run for
 *  each term of each article of a query. */
function openCounts({ groups, grams }: Plan, touch: TouchTable) {
  const { touches, starts, targets, weights } = touch;
  /** By group and field. */
  const ofGroups = new Float64Array(groups.length * fields.length);
  const ofGrams = new Float64Array(grams.length);
  const touchedGrams = new Int32Array(grams.length);

  function addToGroup(group: number, packed: number, weight: number): void {
    for (let field = 0; field < fields.length; field += 1) {
      const place = group * fields.length + field;
      ofGroups[place] = (ofGroups[place] ?? 0) + weight * countIn(packed, field);
    }
  }

  /** Returns how many parts of words the article has; null: nothing at all. */
  function count({ slots, counts }: Scored): number | null {
    let touched = 0;
    let isTouched = false;
    ofGroups.fill(0);
    for (let term = 0; term < slots.length; term += 1) {
      const slot = slots[term] ?? 0;
      if (touches[slot] !== 1) continue;
      isTouched = true;
      const end = starts[slot + 1] ?? 0;
      const packed = counts[term] ?? 0;
      const weighted = weightedCount(packed);
      for (let entry = starts[slot] ?? end; entry < end; entry += 1) {
        const target = targets[entry] ?? 0;
        if (target >= 0) {
          addToGroup(target, packed, weights[entry] ?? 0);
          continue;
        }
        const gram = -1 - target;
        const before = ofGrams[gram] ?? 0;
        if (before === 0) touchedGrams[touched++] = gram;
        ofGrams[gram] = before + weighted;
      }
    }
    return isTouched ? touched : null;
  }

  return { ofGroups, ofGrams, touchedGrams, count };
}

function openScorer(plan: Plan, touch: TouchTable, means: MeanLengths) {
  const { groups } = plan;
  const { ofGroups, ofGrams, touchedGrams, count } = openCounts(plan, touch);
  const gramWeights = Float64Array.from(plan.grams, ({ weight }) => weight);
  const asked = groups.filter(({ isSynonym }) => !isSynonym).length || 1;
  const meanWeighted = weightedLength(means);

  function wordScore({ lengths }: Scored): number {
    let sum = 0;
    let covered = 0;
    for (const [group, { weight, isSynonym }] of groups.entries()) {
      let worth = 0;
      for (let field = 0; field < fields.length; field += 1) {
        const found = ofGroups[group * fields.length + field] ?? 0;
        if (found === 0) continue;
        const share = (lengths[field] ?? 0) / (means[field] || 1);
        worth += (fieldWeights[field] ?? 0) * saturated(found, lengthEffects[field] ?? 0, share);
      }
      sum += weight * worth;
      if (worth > 0 && !isSynonym) covered += 1;
    }
    return sum * (Math.max(covered, 0.5) / asked) ** coverageEffect;
  }

  /** Leaves the counts empty for the next article. */
  function gramScore({ lengths }: Scored, touched: number): number {
    const share = weightedLength(lengths) / (meanWeighted || 1);
    let sum = 0;
    for (let place = 0; place < touched; place += 1) {
      const gram = touchedGrams[place] ?? 0;
      sum += (gramWeights[gram] ?? 0) * saturated(ofGrams[gram] ?? 0, lengthEffect, share);
      ofGrams[gram] = 0;
    }
    return sum;
  }

  return (document: Scored) => {
    const touched = count(document);
    if (touched === null) return { words: 0, grams: 0 };
    return { words: wordScore(document), grams: gramScore(document, touched) };
  };
}

/** BM25's count of a term. share: the text's length by the mean length. */
function saturated(count: number, effect: number, share: number): number {
  return (count * (saturation + 1)) / (count + saturation * (1 - effect + effect * share));
}

function weightedCount(packed: number): number {
  let sum = 0;
  for (let field = 0; field < fields.length; field += 1) {
    sum += (fieldWeights[field] ?? 0) * countIn(packed, field);
  }
  return sum;
}

/** The length of all fields in parts of words, each by its weight. */
function weightedLength(lengths: Lengths): number {
  return fields.reduce(
    (sum, _, field) => sum + (fieldWeights[field] ?? 0) * (lengths[fields.length + field] ?? 0),
    0,
  );
}
