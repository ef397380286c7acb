import type { Wordings } from './dialogues/scenario.ts';
import {
  answersOf,
  chance,
  empathyFor,
  isAnswerMistaken,
  isCold,
  join,
  type Line,
  type Scene,
  type WrongMistake,
  wordOne,
} from './scene.ts';
import { writeNeatly } from './typing.ts';

/** The mails of one correspondence. */
export function plotMail(scene: Scene): Line[] {
  const { customer } = scene.book.phrases;
  const story = wordOne(scene, 'customer', scene.scenario.mails);
  const opening = join(scene, [
    ...(scene.isRepeat ? [wordOne(scene, 'customer', customer.repeats)] : []),
    story,
    ...(chance(scene, 0.5) ? [wordOne(scene, 'customer', customer.mailRequests)] : []),
  ]);
  const first = (isCold(scene) ? bareReply : warmReply)(scene, answersOf(scene));
  return [
    letter(scene, opening),
    { ...first, waitShare: 1, isMistake: isAnswerMistaken(scene) },
    ...proceed(scene),
  ];
}

function proceed(scene: Scene): Line[] {
  const { mistake } = scene;
  const { customer, agent } = scene.book.phrases;
  if (mistake === null) return goOn(scene);
  switch (mistake.kind) {
    case 'ignored-question':
      return evade(scene);
    case 'curt-tone':
      return chance(scene, 0.3) ? [note(scene, customer.hurtByTone)] : [];
    case 'no-resolution':
      if (!chance(scene, 0.6)) return [];
      return [note(scene, customer.hurtByStall), bareReply(scene, agent.stallReplies)];
    default:
      return doubt(scene, mistake);
  }
}

function goOn(scene: Scene): Line[] {
  const { customer } = scene.book.phrases;
  const rounds = scene.followUps.flatMap(({ ask, reply }) => [
    note(scene, [ask]),
    bareReply(scene, [reply]),
  ]);
  const isThanked = scene.scenario.ending === 'solved' && chance(scene, 0.3);
  return isThanked ? [...rounds, note(scene, customer.mailThanks)] : rounds;
}

function evade(scene: Scene): Line[] {
  const { customer, agent } = scene.book.phrases;
  return [
    ...scene.followUps.map(({ ask }) => note(scene, [ask])),
    { ...bareReply(scene, agent.evasions), isMistake: true },
    ...(chance(scene, 0.6) ? [note(scene, customer.misheard)] : []),
  ];
}

function doubt(scene: Scene, { wrong, isNoticed }: WrongMistake): Line[] {
  const { customer, agent } = scene.book.phrases;
  if (!isNoticed && !wrong.isBelieved) return [];
  return [
    note(scene, [wrong.reaction]),
    bareReply(scene, agent.insists),
    ...(isNoticed && chance(scene, 0.4) ? [note(scene, customer.coldPartings)] : []),
  ];
}

/** A customer's full letter. */
function letter(scene: Scene, body: string): Line {
  const { customer } = scene.book.phrases;
  const greeting = wordOne(scene, 'customer', customer.mailGreetings);
  const signOff = wordOne(scene, 'customer', customer.mailSignOffs);
  return { by: 'customer', text: `${greeting}\n\n${body}\n\n${signOff}` };
}

/** A customer's short answer within the correspondence. */
function note(scene: Scene, wordings: Wordings): Line {
  const text = writeNeatly(wordOne(scene, 'customer', wordings), scene.language);
  return { by: 'customer', text: chance(scene, 0.6) ? `${text}\n\n${scene.customer.name}` : text };
}

/** A reply that thanks or understands, and says what comes next. */
function warmReply(scene: Scene, wordings: Wordings): Line {
  const { agent } = scene.book.phrases;
  const kind = empathyFor(scene);
  const isFelt = kind.length > 0 && chance(scene, 0.6);
  const opening = wordOne(scene, 'agent', isFelt ? kind : agent.mailOpenings);
  const closing = wordOne(scene, 'agent', agent.mailClosings);
  return enclose(scene, `${join(scene, [opening, bodyOf(scene, wordings)])}\n\n${closing}`);
}

/** A reply with nothing but the answer. */
function bareReply(scene: Scene, wordings: Wordings): Line {
  return enclose(scene, bodyOf(scene, wordings));
}

function bodyOf(scene: Scene, wordings: Wordings): string {
  return wordOne(scene, 'agent', wordings).replaceAll('\n', '\n\n');
}

function enclose(scene: Scene, body: string): Line {
  const { agent } = scene.book.phrases;
  const greeting = wordOne(scene, 'agent', agent.mailGreetings);
  const signature = wordOne(scene, 'agent', [agent.mailSignature]);
  return { by: 'agent', text: `${greeting}\n\n${body}\n\n${signature}` };
}
