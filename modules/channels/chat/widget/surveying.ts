import type { Board } from './board.ts';
import type { Door } from './door.ts';
import type { Memory } from './memory.ts';
import type { SurveyModel } from './model.ts';
import type { Given, SurveyAnswer } from './survey.ts';

export interface Surveying {
  /** Shows the open survey, if there is one that the visitor has not put away. */
  readonly ask: () => Promise<void>;
  readonly answer: (question: string, given: Given) => Promise<void>;
  readonly putAway: () => void;
}

/** Opens what the widget does about surveys. */
export function openSurveying({
  door,
  memory,
  board,
}: {
  door: Door;
  memory: Memory;
  board: Board;
}): Surveying {
  const change = (part: Partial<SurveyModel>) => {
    const { survey } = board.model();
    if (survey) board.change({ survey: { ...survey, ...part } });
  };
  // One after the other, so that of two answers to a question the later one stays.
  let turn: Promise<unknown> = Promise.resolve();
  const hand = (answer: SurveyAnswer) => {
    const handed = turn.then(() => door.answerSurvey(answer));
    turn = handed.catch(() => undefined);
    return handed;
  };
  return {
    ask: async () => {
      const shown = await door.survey().catch(() => null);
      const isOpen = shown && shown.invitationId !== memory.get('surveyPutAway');
      if (isOpen && shown.invitationId !== board.model().survey?.invitationId) {
        const given = shown.answers.map(({ question, value, choices, text }) => [
          question,
          choices ? { choices, text } : (text ?? value),
        ]);
        board.change({ survey: { ...shown, answers: Object.fromEntries(given), steps: {} } });
      }
    },
    answer: async (question, given) => {
      const { survey } = board.model();
      if (!survey) return;
      const { invitationId, answers, steps } = survey;
      change({
        answers: { ...answers, [question]: given },
        steps: { ...steps, [question]: undefined },
      });
      const step = await hand({ invitationId, question, ...partsOf(given) }).then(
        (shown) => {
          if (shown) change({ questions: shown.questions });
          return 'saved' as const;
        },
        () => 'failed' as const,
      );
      const now = board.model().survey;
      if (now?.answers[question] === given) change({ steps: { ...now.steps, [question]: step } });
    },
    putAway: () => {
      memory.set('surveyPutAway', board.model().survey?.invitationId);
      board.change({ survey: null });
    },
  };
}

function partsOf(given: Given): Omit<SurveyAnswer, 'invitationId' | 'question'> {
  if (typeof given === 'string') return { text: given };
  return typeof given === 'object' && given ? given : { value: given };
}
