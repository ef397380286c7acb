import {
  type GuideDetail,
  type GuideOption,
  noWords,
} from '#modules/knowledge/core/guide/guide.ts';
import type { Words } from '../projects/project.ts';

/** Words in the order English, Russian, Chinese. */
export function words(en: string, ru: string, zh: string): Words {
  return { en, ru, zh };
}

type Given = Pick<GuideDetail, 'key' | 'kind' | 'names' | 'open' | 'closed'> & Partial<GuideDetail>;

/** A required detail that is found by its kind alone, unless more is given. */
export function detail(given: Given): GuideDetail {
  return { isRequired: true, words: noWords, options: [], masks: [], ...given };
}

/** What can be chosen. synonyms: other words for it, parted by commas, in the same order. */
export function option(key: string, names: Words, synonyms: Words): GuideOption {
  const parted = (text: string) => text.split(',').filter((each) => each !== '');
  const { en, ru, zh } = synonyms;
  return { key, names, words: { en: parted(en), ru: parted(ru), zh: parted(zh) } };
}
