import { present } from '#kernel/assert.ts';
import { pick } from '#kernel/random.ts';
import type { EvaluationDraft, ScorecardVersion } from '#modules/quality/contract.ts';
import { failingBelow, impressionKey, problemsOf } from '#modules/quality/core/scorecard.ts';
import { loopWords } from '../texts/loop.ts';
import type { Attribute } from '../texts/rating.ts';
import type { OfficeWorld, Told } from './world.ts';

type Scorecard = ScorecardVersion['content'];
type Criterion = Scorecard['criteria'][number];
type Answers = EvaluationDraft['answers'];
type Answer = Answers[string];

const isMirrored = (key: string | null, attributes: object): key is Attribute =>
  key !== null && key in attributes;

/** How an evaluator judges a dialogue that was rated low: harder where the mistake is, kinder than
 *  the customer elsewhere. What fails rests on a mark in the dialogue. */
export function judge(
  world: OfficeWorld,
  { dialogue, scorecard }: { dialogue: Told; scorecard: Scorecard },
): EvaluationDraft {
  const answers: Answers = {};
  for (const each of scorecard.criteria) answers[each.id] = answerTo(world, dialogue, each);
  const { mistake, causeKind, departmentKey } = dialogue.script;
  for (const { criterionId, kind } of problemsOf(scorecard, answers)) {
    const answer = present(answers[criterionId], criterionId);
    const evidence = kind === 'evidence-missing' ? marksIn(dialogue) : answer.evidence;
    answers[criterionId] = { ...answer, evidence };
  }
  const note = noteOn(world, dialogue);
  const isAgents = mistake !== null;
  const departmentId = world.roster.departments[departmentKey] ?? null;
  return {
    answers,
    causes: isAgents
      ? [
          {
            kind: mistake.kind.startsWith('wrong-') ? 'knowledge' : 'agent',
            departmentId: null,
            note,
          },
        ]
      : [{ kind: causeKind, departmentId, note }],
    note,
  };
}

function answerTo(world: OfficeWorld, dialogue: Told, criterion: Criterion): Answer {
  const { scale, id } = criterion;
  const wanted = shareFor(world, dialogue, criterion);
  if (wanted === null) return { optionId: null, reason: '', evidence: [], causeIds: [] };
  const place = Math.round(wanted * (scale.length - 1));
  const chosen = present(scale[place], id);
  const points = scale.map((option) => option.points);
  const lowest = Math.min(...points);
  const score = ((chosen.points - lowest) / (Math.max(...points) - lowest)) * 100;
  const isMissed = score < failingBelow && id !== impressionKey;
  const cause = isMissed
    ? criterion.causes[Math.floor(world.random() * criterion.causes.length)]
    : undefined;
  return {
    optionId: chosen.id,
    reason: '',
    evidence: isMissed ? marksIn(dialogue) : [],
    causeIds: cause ? [cause.id] : [],
  };
}

/** How far up the scale the answer lies, 0..1; null: the criterion does not apply. */
function shareFor(world: OfficeWorld, { script }: Told, criterion: Criterion): number | null {
  const { attributes, mistake } = script;
  const { id, mirrors, classes } = criterion;
  const kind = mistake?.kind ?? '';
  if (id === impressionKey)
    return (attributes.solved + attributes.manner) / 10 - 0.1 * world.random();
  if (id === 'correct-information' && kind.startsWith('wrong-')) return 0;
  if (id === 'manner') return kind === 'curt-tone' ? 0.34 : world.chance(0.5) ? 1 : 0.67;
  if (id === 'attention' && kind === 'ignored-question') return 0;
  if (id === 'exact-answer' && kind === 'no-resolution') return 0.34;
  if (criterion.isNotApplicableAllowed && classes.length === 0 && world.chance(0.3)) return null;
  if (classes.length > 0) return 1;
  const felt = isMirrored(mirrors, attributes) ? (attributes[mirrors] - 1) / 4 : 0.9;
  return Math.min(1, Math.max(0, felt + 0.3 * world.random()));
}

/** The place of the mistake, else the agent's first words. */
function marksIn({ script, messageIds }: Told): Answer['evidence'] {
  const { turns, mistake } = script;
  const index = mistake?.turnIndex ?? turns.findIndex(({ by }) => by === 'agent');
  const messageId = messageIds[index];
  const to = turns[index]?.text.length ?? 0;
  return messageId && to > 0 ? [{ messageId, from: 0, to, note: '' }] : [];
}

function noteOn(world: OfficeWorld, { script }: Told): string {
  const words = loopWords[world.roster.language];
  const { mistake } = script;
  if (mistake === null) return pick(world.random, words.elsewhere);
  if (mistake.kind === 'curt-tone') return pick(world.random, words.curt);
  if (mistake.kind === 'ignored-question') return pick(world.random, words.ignored);
  if (mistake.kind === 'no-resolution') return pick(world.random, words.stalled);
  return words.wrong(mistake.source);
}
