import { pick } from '#kernel/random.ts';
import { minuteMs } from '#kernel/time.ts';
import { threeOf } from './dialogues/draw.ts';
import type { Wordings } from './dialogues/scenario.ts';
import type { Speaker } from './pace.ts';
import {
  answersOf,
  chance,
  empathyFor,
  isAboutOrder,
  isAnswerMistaken,
  isCold,
  join,
  type Line,
  type Scene,
  type WrongMistake,
  wordOne,
} from './scene.ts';
import { typeMessage, writeNeatly } from './typing.ts';

/** The turns of a chat, a messenger dialogue or a call. */
export function plotTalk(scene: Scene): Line[] {
  const opening = open(scene);
  const asked = opening.map((line) => line.text).join('\n');
  return [...opening, ...clarify(scene, asked), ...answer(scene), ...proceed(scene)];
}

function open(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  if (scene.channel === 'voice') {
    return [
      ...say(scene, 'agent', agent.callGreetings, { waitShare: 1 }),
      ...inOneBreath(scene, [
        ...say(scene, 'customer', customer.callGreetings),
        ...(scene.isRepeat ? say(scene, 'customer', customer.repeats) : []),
        ...say(scene, 'customer', scene.scenario.calls),
      ]),
    ];
  }
  const nudges = nudge(scene);
  const waitShare = 1 - nudges.length * nudgeShare;
  return [...write(scene), ...nudges, ...say(scene, 'agent', agent.chatGreetings, { waitShare })];
}

/** How much of the wait passes before each message of impatience. */
const nudgeShare = 0.4;

const greeted = /^(здра|добр|привет|hi\b|hello|hey|good|你好|您好|在吗|在不在|亲)/iu;
const greetingShare = { calm: 0.55, friendly: 0.85, irritated: 0.12, worried: 0.45 } as const;

/** The customer's first messages. */
function write(scene: Scene): Line[] {
  const { customer } = scene.book.phrases;
  const story = say(scene, 'customer', scene.scenario.chats);
  const isGreeted = greeted.test(story[0]?.text ?? '');
  const greeting =
    !isGreeted && chance(scene, greetingShare[scene.tone])
      ? say(scene, 'customer', customer.chatGreetings)
      : [];
  const repeat = scene.isRepeat ? say(scene, 'customer', customer.repeats) : [];
  const emoji = scene.tone === 'calm' ? [] : customer.emoji[scene.tone];
  return withEmoji(scene, [...greeting, ...repeat, ...story], emoji);
}

/** What a customer writes while nobody answers. */
function nudge(scene: Scene): Line[] {
  if (scene.waitMs < 3 * minuteMs) return [];
  const [first, second] = threeOf(scene.random, scene.book.phrases.customer.nudges);
  const nudges = scene.waitMs < 6 * minuteMs ? [first] : [first, second];
  return nudges.flatMap((words) => say(scene, 'customer', [words], { waitShare: nudgeShare }));
}

/** Everything the agent has to know before he answers. */
function clarify(scene: Scene, asked: string): Line[] {
  const { customer, agent } = scene.book.phrases;
  const { order } = scene.slots;
  const isMissing = order !== undefined && isAboutOrder(scene) && !asked.includes(order);
  const number = isMissing
    ? [...say(scene, 'agent', agent.askNumber), ...say(scene, 'customer', customer.numbers)]
    : [];
  const checks = scene.scenario.clarifications;
  const details =
    checks.length > 0 && !isCold(scene)
      ? [pick(scene.random, checks)].flatMap((check) => [
          ...say(scene, 'agent', [check.question]),
          ...say(scene, 'customer', [check.answer]),
        ])
      : [];
  return [...number, ...details, ...lookUp(scene)];
}

function lookUp(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  if (!chance(scene, 0.45)) return [];
  const patience = chance(scene, 0.5) ? say(scene, 'customer', customer.waits) : [];
  return [...say(scene, 'agent', agent.lookUps), ...patience];
}

function answer(scene: Scene): Line[] {
  const words = say(scene, 'agent', answersOf(scene), {
    isMistake: isAnswerMistaken(scene),
    isLookedUp: true,
  });
  const isOpenedKindly = words.some(({ text }) => apology.test(text));
  const kind = empathyFor(scene);
  const isMissed = kind.length > 0 && !isCold(scene) && !isOpenedKindly;
  const empathy =
    isMissed && chance(scene, 0.7) ? say(scene, 'agent', kind, { isLookedUp: true }) : [];
  return [...empathy, ...words];
}

/** A kind word is said once. */
const apology = /жаль|извин|прости|понимаю|抱歉|道歉|对不起|不好意思|sorry|thank you for telling/iu;

/** Everything after the answer: questions, doubts, thanks. */
function proceed(scene: Scene): Line[] {
  const { mistake } = scene;
  if (mistake === null) return [...goOn(scene), ...partWell(scene)];
  switch (mistake.kind) {
    case 'ignored-question':
      return evade(scene);
    case 'curt-tone':
      return beHurt(scene);
    case 'no-resolution':
      return stall(scene);
    default:
      return doubt(scene, mistake);
  }
}

function goOn(scene: Scene): Line[] {
  return scene.followUps.flatMap(({ ask, reply }) => [
    ...say(scene, 'customer', [ask]),
    ...say(scene, 'agent', [reply]),
  ]);
}

function partWell(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  const isSolved = scene.scenario.ending === 'solved';
  const words = isSolved ? customer.thanks : customer.partings;
  const glad = scene.tone === 'irritated' ? [] : customer.gladEmoji;
  const thanks = chance(scene, 0.88) ? withEmoji(scene, say(scene, 'customer', words), glad) : [];
  return [...thanks, ...say(scene, 'agent', isSolved ? agent.farewells : agent.promises)];
}

function partColdly(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  const words = chance(scene, 0.6) ? say(scene, 'customer', customer.coldPartings) : [];
  return [...words, ...say(scene, 'agent', agent.coldFarewells)];
}

function evade(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  const [first, second] = threeOf(scene.random, agent.evasions);
  const again = chance(scene, 0.5) ? say(scene, 'agent', [second]) : [];
  return [
    ...scene.followUps.flatMap(({ ask }) => say(scene, 'customer', [ask])),
    ...say(scene, 'agent', [first], { isMistake: true }),
    ...say(scene, 'customer', customer.misheard),
    ...again,
    ...partColdly(scene),
  ];
}

function beHurt(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  const hurt = chance(scene, 0.6) ? say(scene, 'customer', customer.hurtByTone) : [];
  return [...hurt, ...say(scene, 'agent', agent.coldFarewells)];
}

function stall(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  return [
    ...say(scene, 'customer', customer.hurtByStall),
    ...say(scene, 'agent', agent.stallReplies),
    ...partColdly(scene),
  ];
}

/** The customer takes the answer as it is. */
function resign(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  return [
    ...say(scene, 'customer', customer.resignations),
    ...say(scene, 'agent', agent.farewells),
  ];
}

/** The customer doubts wrong information, is glad of it, or never wonders. */
function doubt(scene: Scene, { wrong, isNoticed }: WrongMistake): Line[] {
  if (!isNoticed && !wrong.isBelieved) return resign(scene);
  return [
    ...say(scene, 'customer', [wrong.reaction]),
    ...say(scene, 'agent', scene.book.phrases.agent.insists),
    ...(isNoticed ? partColdly(scene) : partWell(scene)),
  ];
}

/** One message for each line of the wording; in a call all in one breath. */
function say(
  scene: Scene,
  by: Speaker,
  wordings: Wordings,
  marks: Pick<Line, 'isLookedUp' | 'isMistake' | 'waitShare'> = {},
): Line[] {
  const text = wordOne(scene, by, wordings);
  const lines = text.split('\n');
  const messages = scene.channel === 'voice' ? [join(scene, lines)] : lines;
  return messages.map((message, index) => ({
    by,
    text: by === 'agent' ? message : utter(scene, message),
    ...(index === 0 ? marks : {}),
  }));
}

function utter(scene: Scene, message: string): string {
  if (scene.channel === 'voice') return writeNeatly(message, scene.language);
  return typeMessage(message, scene);
}

function inOneBreath(scene: Scene, lines: readonly Line[]): Line[] {
  const texts = lines.map((line) => line.text);
  return [{ by: 'customer', text: join(scene, texts) }];
}

function withEmoji(scene: Scene, lines: readonly Line[], emoji: Wordings): Line[] {
  const last = lines.at(-1);
  const isBare = last !== undefined && !/\p{Extended_Pictographic}/u.test(last.text);
  const isFit = isBare && scene.channel !== 'voice' && emoji.length > 0;
  if (!isFit || !chance(scene, 0.18)) return [...lines];
  const sign = pick(scene.random, emoji);
  // Brackets and tildes stand close to the word, pictures apart.
  const glue = /^[)(~…]/u.test(sign) ? '' : ' ';
  return [...lines.slice(0, -1), { ...last, text: last.text.replace(/[.。]$/, '') + glue + sign }];
}
