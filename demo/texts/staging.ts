import { present } from '#kernel/assert.ts';
import { pick, type Random } from '#kernel/random.ts';
import type { Instant } from '#kernel/time.ts';
import type { DialogueBook, Person, Scenario, Tone } from './dialogues/scenario.ts';
import { bookOf } from './dialogues.ts';
import { agents } from './people/agents.ts';
import { customers } from './people/customers.ts';
import type { DemoChannel, DemoProject, DemoReason, ProjectKey } from './projects/project.ts';
import { projectOf } from './projects.ts';
import type { PlannedMistake, Scene } from './scene.ts';
import { drawHabit } from './typing.ts';
import { inVariant, variantsOf } from './variant.ts';

export interface DialogueRequest {
  readonly random: Random;
  readonly project: ProjectKey;
  readonly channel: DemoChannel;
  /** When the customer begins: the dates in the texts lie around it. */
  readonly at: Instant;
  /** How many dialogues hold an agent's mistake: 0..1. */
  readonly mistakeShare: number;
  /** By the reasons' frequency when left out. */
  readonly reasonKey?: string;
  /** Until an agent takes the contact. */
  readonly waitMs?: number;
  /** Whether somebody else had him before, and handed him on. */
  readonly wasHandedOn?: boolean;
  /** Anybody of the project's language when left out. */
  readonly customer?: Person;
  /** Any agent of the project when left out. */
  readonly agent?: Person;
  /** The dialogue after which this customer comes back with the same matter. */
  readonly repeatOf?: EarlierDialogue;
}

/** What a repeated contact has in common with the one before. */
export interface EarlierDialogue {
  readonly reasonKey: string;
  readonly storyKey: string;
  readonly orderNumber: string | null;
}

/** Draws who meets, about what, and how it will go. */
export function setScene(request: DialogueRequest): Scene {
  const { random, channel, at, repeatOf, waitMs = 0 } = request;
  const project = projectOf(request.project);
  const book = bookOf(project.key);
  const reason = drawReason(project, request);
  const story = drawStory(book, reason, request);
  const { scenario } = story;
  const cast = {
    customer: request.customer ?? pick(random, customers[project.language]),
    agent: request.agent ?? pick(random, agentsOf(project.key)),
  };
  const drawn = book.drawSlots(random, { at, timeZone: project.timeZone });
  const known = repeatOf?.orderNumber ? { order: repeatOf.orderNumber } : {};
  const mistake = random() < request.mistakeShare ? planMistake(random, scenario) : null;
  return {
    random,
    channel,
    language: project.language,
    book,
    reason,
    storyKey: story.key,
    scenario,
    slots: { ...drawn, ...known, ...namesIn(book, project, cast) },
    ...cast,
    tone: drawTone(random, scenario, repeatOf !== undefined),
    habit: drawHabit(random),
    mistake,
    followUps: drawFollowUps(random, scenario, mistake),
    isRepeat: repeatOf !== undefined,
    waitMs,
  };
}

/** Whether the customer, not the company, made the contact necessary. */
export function isOwnMatter({ cause }: Scenario): boolean {
  return cause === 'customer' || cause === 'knowledge';
}

function drawReason(
  project: DemoProject,
  { random, reasonKey, repeatOf }: DialogueRequest,
): DemoReason {
  const reasons = project.reasonGroups.flatMap((group) => group.reasons);
  const key = repeatOf?.reasonKey ?? reasonKey;
  if (key === undefined) return pickWeighted(random, reasons, (reason) => reason.frequency);
  return present(
    reasons.find((reason) => reason.key === key),
    `the reason ${key} of ${project.key}`,
  );
}

/** One variant of one story about the reason; the same one again for a repeated contact. */
function drawStory(
  book: DialogueBook,
  reason: DemoReason,
  { random, repeatOf }: DialogueRequest,
): { key: string; scenario: Scenario } {
  const stories = book.scenarios
    .filter(({ reasonKey }) => reasonKey === reason.key)
    .flatMap((scenario, index) =>
      variantsOf(scenario).map((variant) => ({ key: `${index}${variant}`, scenario, variant })),
    );
  const { key, scenario, variant } =
    stories.find((story) => story.key === repeatOf?.storyKey) ?? pick(random, stories);
  return { key, scenario: inVariant(scenario, variant) };
}

function namesIn(
  book: DialogueBook,
  project: DemoProject,
  { customer, agent }: { readonly customer: Person; readonly agent: Person },
) {
  return {
    customerName: book.address(customer),
    customerFullName: customer.name,
    agentName: book.nickname(agent),
    agentFullName: agent.name,
    company: project.names[project.language],
  };
}

function agentsOf(project: ProjectKey) {
  return agents.filter((agent) => agent.projectKey === project);
}

function planMistake(random: Random, scenario: Scenario): PlannedMistake {
  const kinds = [
    { kind: 'wrong', weight: 38 },
    { kind: 'ignored-question', weight: 24 },
    { kind: 'no-resolution', weight: 22 },
    { kind: 'curt-tone', weight: 16 },
  ] as const;
  const { kind } = pickWeighted(random, kinds, ({ weight }) => weight);
  if (kind !== 'wrong') return { kind, isNoticed: true };
  const wrong = pick(random, scenario.wrong);
  return { kind: wrong.kind, wrong, isNoticed: !wrong.isBelieved && random() < 0.55 };
}

/** One follow-up at most: two of them may speak of two different endings. */
function drawFollowUps(
  random: Random,
  scenario: Scenario,
  mistake: PlannedMistake | null,
): Scenario['followUps'] {
  if (mistake?.kind === 'ignored-question') {
    return [
      pick(
        random,
        scenario.followUps.filter(({ ask }) => /[?\uFF1F]/.test(ask)),
      ),
    ];
  }
  return random() < 0.25 ? [] : [pick(random, scenario.followUps)];
}

const tones = ['calm', 'friendly', 'worried', 'irritated'] as const;

/** Customers whom the company let down are upset more often than those who have a question. */
function drawTone(random: Random, scenario: Scenario, isRepeat: boolean): Tone {
  const weights = isOwnMatter(scenario)
    ? { calm: 50, friendly: 32, worried: 13, irritated: 5 }
    : { calm: 42, friendly: 14, worried: 22, irritated: 22 };
  return pickWeighted(random, tones, (tone) =>
    isRepeat && tone === 'irritated' ? 60 : weights[tone],
  );
}

/** One of the items, each as likely as its weight. */
function pickWeighted<T>(random: Random, items: readonly T[], weight: (item: T) => number): T {
  let rest = random() * items.reduce((sum, item) => sum + weight(item), 0);
  for (const item of items) {
    rest -= weight(item);
    if (rest < 0) return item;
  }
  return pick(random, items);
}
