/** The parts of an article that are searched, and what a word weighs in each. A title says what the
 *  article is about; what customers themselves have asked is as good as the text. */
export const fields = ['title', 'headings', 'body', 'learned'] as const;
export type Field = (typeof fields)[number];
export const fieldWeights: readonly number[] = [3, 1.5, 1, 1];

/** How much the length of each part lessens its counts (BM25's b): short parts vary by chance. */
export const lengthEffects: readonly number[] = [0.5, 0.5, 0.75, 0.75];
/** The same for the whole article, whose parts of words are counted together. */
export const lengthEffect = 0.75;

/** How soon another occurrence of the same word adds nothing more (BM25's k1). */
export const saturation = 2;

/** What a word of grammar or courtesy weighs. */
export const stopWordWeight = 0.3;

/** What the nearest known spelling weighs where a word is not known at all. */
export const correctionWeight = 0.8;

/** What a similar word weighs, times the square of its likeness; and from which likeness on, of
 *  0 to 1, and how many of them. */
export const similarWordWeight = 0.8;
export const leastLikeness = 0.42;
export const maximumSimilarWords = 12;

/** What words weigh that mean the same: by the project's own list, and by the general one. */
export const projectSynonymWeight = 0.7;
export const thesaurusWeight = 0.5;

/** How strongly an article with few of the words is set back: the share of them that it has, to
 *  this power. */
export const coverageEffect = 0.5;

/** What the newest article gains over an old one, as a share; the gain halves each such time. */
export const freshnessGain = 0.02;
export const freshnessHalfLifeMs = 180 * 24 * 3_600_000;

/** What an article gains that all found helpful, as a share, and loses if none did. */
export const helpfulnessGain = 0.02;

/** What an article gains whose product the customer has, and one that is about the reason of his
 *  contact, each as a share: enough to order articles that answer his words about as well, not
 *  enough to bring up one that answers them badly. */
export const productGain = 0.05;
export const topicGain = 0.05;

/** What is found must score at least this share of the best. */
export const relevanceFloor = 0.1;
