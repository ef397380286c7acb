import type { Scenario, Wordings } from './dialogues/scenario.ts';

/** The ways a story can go, as marked in its wordings; one unnamed way when it has no marks. */
export function variantsOf(scenario: Scenario): readonly string[] {
  const marked = [...scenario.chats, ...scenario.answers].flatMap(marksOf);
  return marked.length === 0 ? [''] : [...new Set(marked)].sort();
}

/** The story in one variant: the wordings that fit it, without their marks. */
export function inVariant(scenario: Scenario, variant: string): Scenario {
  const keep = (wordings: Wordings) =>
    wordings.filter((wording) => fits(wording, variant)).map(unmarked);
  return {
    ...scenario,
    subjects: keep(scenario.subjects),
    chats: keep(scenario.chats),
    mails: keep(scenario.mails),
    calls: keep(scenario.calls),
    clarifications: scenario.clarifications
      .filter(({ question }) => fits(question, variant))
      .map((check) => ({ ...check, question: unmarked(check.question) })),
    answers: keep(scenario.answers),
    followUps: scenario.followUps
      .filter(({ ask }) => fits(ask, variant))
      .map((followUp) => ({ ...followUp, ask: unmarked(followUp.ask) })),
    wrong: scenario.wrong
      .filter(({ says }) => fits(says, variant))
      .map((wrong) => ({ ...wrong, says: unmarked(wrong.says) })),
    stalls: keep(scenario.stalls),
    curt: keep(scenario.curt),
    praise: keep(scenario.praise),
    complaints: keep(scenario.complaints),
  };
}

const mark = /^@([a-z,]+) /;

function marksOf(wording: string): string[] {
  return mark.exec(wording)?.[1]?.split(',') ?? [];
}

function fits(wording: string, variant: string): boolean {
  const marks = marksOf(wording);
  return marks.length === 0 || marks.includes(variant);
}

function unmarked(wording: string): string {
  return wording.replace(mark, '');
}
