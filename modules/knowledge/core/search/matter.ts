import type { Id } from '#kernel/id.ts';
import { countIn } from './profile.ts';
import type { Scored } from './score.ts';
import { isStopWord } from './stop-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fields, productGain, topicGain } from './weights.ts';
import { isHan, type Linguistics, placedWords, stemOf, termsOf } from './words.ts';

/** What a contact is about, beside its words: what is known of it, and no word that an article must
 *  have. */
export interface Matter {
  /** Names of what the customer has ordered. */
  readonly products: readonly string[];
  /** The reason of the contact and what else names its topic, each in words, in the language of the
   *  collection. */
  readonly topics: readonly string[];
  /** The categories whose name has a word of a topic. */
  readonly categoryIds: readonly Id[];
}

/** An article as far as its matter is concerned. */
type Labelled = Pick<Scored, 'slots' | 'counts'> & {
  readonly categoryId: Id | null;
  readonly tags: readonly string[];
  readonly products: readonly string[];
};

/** What articles gain by what a contact is about, as a share of their score: for a product of
 *  theirs that the customer has, and for the topic: all of the gain for one of its categories or
 *  tags, else by how many of its words stand in the title or a heading.
 *  matter: null when nothing is known. */
export function openGains(
  matter: Matter | null,
  vocabulary: Vocabulary,
): (article: Labelled) => number {
  if (!matter || !isAnything(matter)) return () => 0;
  const { linguistics } = vocabulary;
  const topics = matter.topics.map((topic) => tellingStems(topic, linguistics));
  const owned = matter.products.map((product) => tellingStems(product, linguistics));
  const shareOf = openTopics(topics, vocabulary);
  const isOwned = remembered((label) => owned.some((stems) => isNamed(label, stems, linguistics)));
  const isTopic = remembered((label) => topics.some((stems) => isNamed(label, stems, linguistics)));
  const topicShare = (article: Labelled) => {
    const isFiled = article.categoryId !== null && matter.categoryIds.includes(article.categoryId);
    return isFiled || article.tags.some(isTopic) ? 1 : shareOf(article);
  };
  return (article) =>
    productGain * Number(article.products.some(isOwned)) + topicGain * topicShare(article);
}

function isAnything({ products, topics, categoryIds }: Matter): boolean {
  return products.length + topics.length + categoryIds.length > 0;
}

/** Those of the named things that have a telling word of a topic. */
export function namedLike<Named extends { readonly name: string }>(
  all: readonly Named[],
  topics: readonly string[],
  linguistics: Linguistics,
): Named[] {
  const stems = new Set(topics.flatMap((topic) => [...tellingStems(topic, linguistics)]));
  return all.filter(({ name }) =>
    Array.from(tellingStems(name, linguistics)).some((stem) => stems.has(stem)),
  );
}

/** The words of a text that say something; of Chinese its pairs. */
function tellingStems(text: string, linguistics: Linguistics): Set<string> {
  const terms = termsOf(placedWords(text, linguistics));
  const telling = terms.filter((term) => !isStopWord(term) && !(isHan(term) && term.length === 1));
  return new Set(telling.map((term) => stemOf(term, linguistics)));
}

/** Whether all that a label says is in these words: `Full Fibre` is in `Full Fibre 500`. */
function isNamed(label: string, stems: ReadonlySet<string>, linguistics: Linguistics): boolean {
  const own = tellingStems(label, linguistics);
  return own.size > 0 && Array.from(own).every((stem) => stems.has(stem));
}

/** How many of the known words of a topic an article has in its title or a heading, as a share; of
 *  several topics the greatest. */
function openTopics(topics: readonly ReadonlySet<string>[], vocabulary: Vocabulary) {
  const wordsOf = new Map<number, { topic: number; stem: string }[]>();
  const known = topics.map((stems, topic) => {
    let count = 0;
    for (const stem of stems) {
      const slots = vocabulary.slotsOfStem(stem);
      count += Number(slots.length > 0);
      for (const slot of slots) wordsOf.set(slot, [...(wordsOf.get(slot) ?? []), { topic, stem }]);
    }
    return count;
  });
  const leading = [fields.indexOf('title'), fields.indexOf('headings')];
  return ({ slots, counts }: Labelled): number => {
    const found = topics.map(() => new Set<string>());
    slots.forEach((slot, term) => {
      const words = wordsOf.get(slot);
      if (!words || !leading.some((field) => countIn(counts[term] ?? 0, field) > 0)) return;
      for (const { topic, stem } of words) found[topic]?.add(stem);
    });
    return Math.max(0, ...found.map(({ size }, topic) => size / (known[topic] || 1)));
  };
}

function remembered(look: (label: string) => boolean): (label: string) => boolean {
  const known = new Map<string, boolean>();
  return (label) => {
    const found = known.get(label) ?? look(label);
    known.set(label, found);
    return found;
  };
}
