import { assert, present } from '#kernel/assert.ts';
import type { Random } from '#kernel/random.ts';
import { dayMs, hourMs } from '#kernel/time.ts';
import type { AnswerValue } from '#modules/surveys/core/answering.ts';
import type { CauseKind, Person, Resolution, Tone } from './dialogues/scenario.ts';
import { plotMail } from './mail.ts';
import { pauseBefore, type Speaker } from './pace.ts';
import { type Attribute, comment, type MistakeKind, rate, type Score } from './rating.ts';
import { isAboutOrder, type Line, type PlannedMistake, type Scene, wordOne } from './scene.ts';
import { type DialogueRequest, isOwnMatter, setScene } from './staging.ts';
import { plotTalk } from './talk.ts';
import { word } from './wording.ts';

export type { DialogueRequest } from './staging.ts';

export interface DialogueTurn {
  readonly by: Speaker;
  readonly text: string;
  /** From the turn before (in a call from its first word). The pauses until the agent's first turn
   *  add up to the wait and his writing. */
  readonly pauseMs: number;
}

/** A mistake of the agent, and what he should have said. */
export interface DialogueMistake {
  readonly kind: MistakeKind;
  readonly turnIndex: number;
  readonly rightAnswer: string;
  /** The title of the knowledge article that says so. */
  readonly source: string;
  /** Whether the customer saw it as a mistake. */
  readonly isNoticed: boolean;
}

/** One contact from the first word to the survey. */
export interface DialogueScript {
  readonly reasonKey: string;
  /** Which of the stories about the reason is told. */
  readonly storyKey: string;
  readonly departmentKey: string;
  /** What made the contact necessary. */
  readonly causeKind: CauseKind;
  readonly customer: Person;
  readonly agent: Person;
  readonly customerTone: Tone;
  readonly subject: string;
  /** null: the matter is about no order. */
  readonly orderNumber: string | null;
  readonly turns: readonly DialogueTurn[];
  readonly resolution: Resolution;
  readonly mistake: DialogueMistake | null;
  /** null: the customer did not answer the survey. */
  readonly satisfaction: Score | null;
  /** What the customer felt, whether he told or not. */
  readonly attributes: Readonly<Record<Attribute, Score>>;
  /** What he answers to the questions of a survey, if he answers at all. */
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly comment: string | null;
  /** When the customer comes back with the same matter, after the last turn; null: never. */
  readonly returnsAfterMs: number | null;
}

/** Writes one contact: what is said, how it ends and how the customer rates it. The same seed
 *  gives the same script. reasonKey must be one of the project's. */
export function writeDialogue(request: DialogueRequest): DialogueScript {
  const scene = setScene(request);
  const { reason } = scene;
  const lines = request.channel === 'email' ? plotMail(scene) : plotTalk(scene);
  const resolution = resolutionOf(scene);
  const experience = {
    channel: request.channel,
    tone: scene.tone,
    resolution,
    noticed: scene.mistake?.isNoticed ? scene.mistake.kind : null,
    isCompanyFault: !isOwnMatter(scene.scenario),
    waitMs: scene.waitMs,
    wasHandedOn: request.wasHandedOn ?? false,
  };
  const { attributes, satisfaction, answers, isGiven } = rate(request.random, experience);
  const remark = comment(request.random, {
    satisfaction,
    experience,
    scenario: scene.scenario,
    comments: scene.book.phrases.comments,
  });
  const said =
    isGiven && remark !== null ? word(remark, { ...scene, speaker: scene.customer }) : null;
  const returnsAfterMs = returnOf(scene, resolution);
  return {
    reasonKey: reason.key,
    storyKey: scene.storyKey,
    departmentKey: reason.departmentKey,
    causeKind: scene.scenario.cause,
    customer: scene.customer,
    agent: scene.agent,
    customerTone: scene.tone,
    subject: subjectOf(scene),
    orderNumber: isAboutOrder(scene) ? orderOf(scene) : null,
    turns: paced(scene, lines),
    resolution,
    mistake: mistakeOf(scene, lines),
    satisfaction: isGiven ? satisfaction : null,
    attributes,
    answers: {
      ...{ ...attributes, ...answers, overall: satisfaction },
      ...(said !== null && { comment: said, ...quoteOf(request.random, satisfaction) }),
    },
    comment: said,
    returnsAfterMs,
  };
}

/** Whether a customer who wrote something lets it be quoted; some leave that blank. The satisfied
 *  mostly do. */
function quoteOf(random: Random, satisfaction: Score): { quote?: AnswerValue } {
  if (random() < leftBlankShare) return {};
  const choice = random() < (satisfaction >= 4 ? 0.8 : 0.45) ? 'yes' : 'no';
  return { quote: { choices: [choice], words: null } };
}

const leftBlankShare = 0.2;

function subjectOf(scene: Scene): string {
  const subject = wordOne(scene, 'customer', scene.scenario.subjects);
  return scene.isRepeat ? `Re: ${subject}` : subject;
}

function orderOf({ slots }: Scene): string {
  return present(slots.order, 'the order number');
}

function paced(scene: Scene, lines: readonly Line[]): DialogueTurn[] {
  return lines.map((line, index) => ({
    by: line.by,
    text: line.text,
    pauseMs: pauseBefore(line, { ...scene, before: lines[index - 1] }),
  }));
}

function resolutionOf({ mistake, scenario, random }: Scene): Resolution {
  if (mistake === null || mistake.kind === 'curt-tone') return scenario.ending;
  if (mistake.kind === 'no-resolution') return 'unsolved';
  if (mistake.kind === 'ignored-question') return random() < 0.5 ? 'unsolved' : scenario.ending;
  return mistake.isNoticed ? 'unsolved' : scenario.ending;
}

function mistakeOf(scene: Scene, lines: readonly Line[]): DialogueMistake | null {
  const { mistake, scenario, agent, book } = scene;
  if (mistake === null) return null;
  const turnIndex = lines.findIndex((line) => line.isMistake);
  assert(turnIndex >= 0, `${scenario.reasonKey} shows its mistake`);
  return {
    kind: mistake.kind,
    turnIndex,
    rightAnswer: word(rightAnswerTo(mistake, scene), { ...scene, speaker: agent }).replaceAll(
      '\n',
      ' ',
    ),
    source: mistake.kind === 'curt-tone' ? book.phrases.toneSource : scenario.source,
    isNoticed: mistake.isNoticed,
  };
}

function rightAnswerTo(mistake: PlannedMistake, { followUps, scenario }: Scene): string {
  if ('wrong' in mistake) return mistake.wrong.right;
  if (mistake.kind === 'ignored-question') {
    return present(followUps[0], 'the ignored question').reply;
  }
  return present(scenario.answers[0], 'an answer');
}

/** Who was not helped comes back; so does who learns later that he was told wrong. */
function returnOf({ random, mistake }: Scene, resolution: Resolution): number | null {
  const isMisled = mistake !== null && 'wrong' in mistake;
  const share = isMisled ? 0.5 : returnShare[resolution];
  return random() < share ? Math.round(4 * hourMs + random() * 4 * dayMs) : null;
}

const returnShare = { 'follow-up': 0.12, solved: 0.03, unsolved: 0.55 } as const;
