import type { Question } from '../../core/question.ts';
import type { SurveyKind } from '../../core/survey.ts';
import { surveyTemplates } from '../../core/templates/templates.ts';
import type { Draft } from './drafting.ts';

/** The questions of all templates of a kind that a draft does not ask yet. The first template that
 *  has one gives its words. What it depends on is left out when the draft does not ask that. */
export function readyQuestions(kind: SurveyKind, { questions }: Draft): readonly Question[] {
  const asked = new Set(questions.map(({ key }) => key));
  const found = new Map<string, Question>();
  for (const template of Object.values(surveyTemplates)) {
    if (template.kind !== kind) continue;
    for (const question of template.questions) {
      if (!asked.has(question.key) && !found.has(question.key)) found.set(question.key, question);
    }
  }
  return Array.from(found.values(), (question) => {
    const { showWhen } = question;
    return showWhen === null || asked.has(showWhen.question)
      ? question
      : { ...question, showWhen: null };
  });
}
