import type { Board } from './board.ts';
import type { Door } from './door.ts';
import type { Memory } from './memory.ts';

/** The open survey of a conversation, as its door shows it. */
export interface SurveyShown {
  readonly invitationId: string;
  readonly questions: readonly SurveyQuestion[];
  /** What was answered before, by question. */
  readonly answers: SurveyModel['answers'];
}

export interface SurveyQuestion {
  readonly key: string;
  readonly kind: 'rating' | 'attribute' | 'open';
  readonly text: string;
  /** The words for 1 to 5, worst first. An open question has none. */
  readonly labels?: readonly string[];
}

/** One answer, which is saved at once. */
export interface SurveyAnswer {
  readonly invitationId: string;
  readonly question: string;
  readonly value?: number;
  readonly text?: string;
}

/** A survey on the screen: its answers, and how far each is. */
export interface SurveyModel extends Pick<SurveyShown, 'invitationId' | 'questions'> {
  readonly answers: Readonly<Record<string, number | string | null>>;
  readonly steps: Readonly<Record<string, 'saved' | 'failed' | undefined>>;
}

export interface Surveying {
  /** Shows the open survey, if there is one that the visitor has not put away. */
  readonly ask: () => Promise<void>;
  readonly answer: (question: string, given: number | string) => Promise<void>;
  readonly putAway: () => void;
}

/** Opens what the widget does about surveys. */
export function openSurveying(door: Door, memory: Memory, board: Board): Surveying {
  const change = (part: Partial<SurveyModel>) => {
    const { survey } = board.model();
    if (survey) board.change({ survey: { ...survey, ...part } });
  };
  return {
    ask: async () => {
      const shown = await door.survey().catch(() => null);
      const isOpen = shown && shown.invitationId !== memory.get('surveyPutAway');
      if (isOpen && shown.invitationId !== board.model().survey?.invitationId) {
        board.change({ survey: { ...shown, steps: {} } });
      }
    },
    answer: async (question, given) => {
      const { survey } = board.model();
      if (!survey) return;
      const { invitationId } = survey;
      change({ answers: { ...survey.answers, [question]: given } });
      const answer = typeof given === 'number' ? { value: given } : { text: given };
      const step = await door.answerSurvey({ invitationId, question, ...answer }).then(
        () => 'saved' as const,
        () => 'failed' as const,
      );
      change({ steps: { ...board.model().survey?.steps, [question]: step } });
    },
    putAway: () => {
      memory.set('surveyPutAway', board.model().survey?.invitationId);
      board.change({ survey: null });
    },
  };
}
