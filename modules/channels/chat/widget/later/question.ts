import type { SurveyModel } from '../model.ts';
import type { Shown } from '../shown.ts';
import type { SurveyQuestion } from '../survey.ts';

/** A question of a survey on the screen, with what was answered. */
export interface QuestionProps extends Pick<Shown, 'chat' | 't'> {
  readonly survey: SurveyModel;
  readonly question: SurveyQuestion;
}
