import { pick, type Random } from '#kernel/random.ts';
import type {
  DialogueBook,
  Person,
  Scenario,
  Slots,
  Tone,
  Wordings,
  WrongAnswer,
} from './dialogues/scenario.ts';
import type { PacedLine, Speaker } from './pace.ts';
import type { DemoChannel, DemoReason, Language } from './projects/project.ts';
import type { TypingHabit } from './typing.ts';
import { word } from './wording.ts';

/** A mistake the agent is to make. isNoticed: whether the customer sees it as one. */
export type PlannedMistake =
  | WrongMistake
  | { readonly kind: 'curt-tone'; readonly isNoticed: true }
  | { readonly kind: 'ignored-question'; readonly isNoticed: true }
  | { readonly kind: 'no-resolution'; readonly isNoticed: true };

/** Wrong information. */
export interface WrongMistake {
  readonly kind: WrongAnswer['kind'];
  readonly wrong: WrongAnswer;
  readonly isNoticed: boolean;
}

/** Who meets, about what, and how it will go. */
export interface Scene {
  readonly random: Random;
  readonly channel: DemoChannel;
  readonly language: Language;
  readonly book: DialogueBook;
  readonly reason: DemoReason;
  readonly storyKey: string;
  /** The story, in the variant that is told. */
  readonly scenario: Scenario;
  readonly slots: Slots;
  readonly customer: Person;
  readonly agent: Person;
  readonly tone: Tone;
  readonly habit: TypingHabit;
  readonly mistake: PlannedMistake | null;
  /** The follow-up questions that the customer will ask, in their order. */
  readonly followUps: Scenario['followUps'];
  readonly isRepeat: boolean;
  readonly waitMs: number;
}

/** One turn of the dialogue. */
export interface Line extends PacedLine {
  /** The planted mistake begins here. */
  readonly isMistake?: boolean;
}

/** One of the wordings in the mouth of its speaker. */
export function wordOne(scene: Scene, by: Speaker, wordings: Wordings): string {
  const speaker = by === 'agent' ? scene.agent : scene.customer;
  return word(pick(scene.random, wordings), { ...scene, speaker });
}

/** Sentences in a row: Chinese sets no space between them. */
export function join({ language }: Scene, sentences: readonly string[]): string {
  return sentences.join(language === 'zh' ? '' : ' ');
}

/** Whether chance falls into a share: 0..1. */
export function chance(scene: Pick<Scene, 'random'>, share: number): boolean {
  return scene.random() < share;
}

/** What the agent answers to the matter itself: right, or with the planted mistake. */
export function answersOf({ scenario, mistake }: Scene): Wordings {
  if (mistake === null) return scenario.answers;
  if ('wrong' in mistake) return [mistake.wrong.says];
  if (mistake.kind === 'curt-tone') return scenario.curt;
  return mistake.kind === 'no-resolution' ? scenario.stalls : scenario.answers;
}

/** Whether the answer to the matter itself holds the planted mistake. */
export function isAnswerMistaken({ mistake }: Scene): boolean {
  return mistake !== null && mistake.kind !== 'ignored-question';
}

/** Whether the agent has no kind word for the customer. */
export function isCold({ mistake }: Scene): boolean {
  return mistake?.kind === 'curt-tone' || mistake?.kind === 'no-resolution';
}

/** Words of understanding, when the customer needs them; none otherwise. */
export function empathyFor({ tone, book }: Scene): Wordings {
  const { empathy } = book.phrases.agent;
  return tone === 'irritated' || tone === 'worried' ? empathy[tone] : [];
}

/** Whether customers with this matter name an order. */
export function isAboutOrder({ scenario }: Pick<Scene, 'scenario'>): boolean {
  return [...scenario.mails, ...scenario.chats].some((wording) => wording.includes('{order}'));
}
