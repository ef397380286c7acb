import { settingsOf } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type ResponseReport } from '../contract.ts';
import { biasByAgent } from '../core/bias.ts';
import { answerCurve, responseByHour } from '../core/response.ts';
import {
  type CountedDecisions,
  countByAgent,
  countByHour,
  countDecisions,
  countDelays,
  countFlags,
  countReminders,
  type Period,
} from './response-store.ts';

/** Who answers when, what each survey decided, and whether the customers of all agents are asked
 *  alike. */
export async function reportResponse(ctx: Context, period: Period): Promise<ResponseReport> {
  authorise(ctx, may.read);
  const { timeZone } = await settingsOf(ctx, period.projectId);
  const hours = await countByHour(ctx, period, timeZone);
  const asked = hours.reduce((sum, hour) => sum + hour.asked, 0);
  return {
    asked,
    byHour: responseByHour(hours),
    curve: answerCurve(asked, await countDelays(ctx, period)),
    byAgent: biasByAgent(await countByAgent(ctx, period)),
    flags: await countFlags(ctx, period),
    bySurvey: bySurvey(await countDecisions(ctx, period)),
    reminders: await countReminders(ctx, period),
  };
}

function bySurvey(counted: readonly CountedDecisions[]): ResponseReport['bySurvey'] {
  return Array.from(
    Map.groupBy(counted, ({ surveyId }) => surveyId),
    ([surveyId, members]) => {
      const of = (asked: CountedDecisions['asked']) =>
        members.filter((each) => each.asked === asked);
      const sum = (some: readonly CountedDecisions[]) =>
        some.reduce((total, { decisions }) => total + decisions, 0);
      return {
        surveyId,
        name: members[0]?.name ?? { en: '', ru: '', zh: '' },
        everything: sum(of('everything')),
        ratingAlone: sum(of('rating-alone')),
        notAsked: of('nothing').flatMap(({ reason, decisions: contacts }) =>
          reason ? [{ reason, contacts }] : [],
        ),
      };
    },
  );
}
