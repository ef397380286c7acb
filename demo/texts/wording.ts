import { present } from '#kernel/assert.ts';
import { pick, type Random } from '#kernel/random.ts';
import type { Person, Slots } from './dialogues/scenario.ts';

/** Words of one wording: one of each `[a|b]`, the forms of `<he/she>` that fit the speaker,
 *  and the values of its `{slots}`. The notation is described at `Wordings`. */
export function word(
  wording: string,
  voice: {
    readonly random: Random;
    readonly speaker: Pick<Person, 'gender'>;
    readonly slots: Slots;
  },
): string {
  const isMale = voice.speaker.gender === 'male';
  return wording
    .replace(/\[([^\]]*)\]/g, (_, choices: string) => pick(voice.random, choices.split('|')))
    .replace(/<([^<>/]*)(?:\/([^<>/]*))?>/g, (_, first: string, second?: string) =>
      second === undefined ? (isMale ? '' : first) : isMale ? first : second,
    )
    .replace(/\{(\w+)\}/g, (_, slot: string) => present(voice.slots[slot], `the slot ${slot}`));
}
