import {
  attention,
  calm,
  closing,
  completeReply,
  correctInformation,
  empathy,
  exactAnswer,
  greeting,
  identification,
  impression,
  lettingFinish,
  manner,
  objections,
  pauses,
  promiseRecorded,
} from './first-criteria.ts';
import { words } from './first-scales.ts';
import {
  type Criterion,
  type CriterionGroup,
  defaultMinimumAnsweredShare,
  type ScorecardVersion,
} from './scorecard.ts';

const groups = [
  { id: 'conduct', title: words('Manner', 'Общение', '沟通态度') },
  { id: 'matter', title: words('The matter itself', 'Решение вопроса', '问题解决') },
  { id: 'order', title: words('Order and rules', 'Порядок и правила', '流程与规范') },
] as const satisfies readonly CriterionGroup[];

/** The scorecards a new project starts with, by channel. The weights of each add up to 100. */
export const firstScorecards: Readonly<Record<'chat' | 'email', ScorecardVersion>> = {
  chat: {
    title: words('Chat dialogue', 'Диалог в чате', '在线聊天'),
    groups,
    criteria: [
      impression,
      ...within('conduct', [greeting, manner, attention, lettingFinish, empathy, calm, pauses]),
      ...within('matter', [exactAnswer, correctInformation, objections]),
      ...within('order', [identification, promiseRecorded, closing]),
    ],
    minimumAnsweredShare: defaultMinimumAnsweredShare,
  },
  email: {
    title: words('E-mail dialogue', 'Переписка по почте', '邮件往来'),
    groups,
    criteria: [
      impression,
      ...within('conduct', [greeting, manner, attention, empathy, calm]),
      ...within('matter', [exactAnswer, correctInformation, completeReply, objections]),
      ...within('order', [identification, promiseRecorded, closing]),
    ],
    minimumAnsweredShare: defaultMinimumAnsweredShare,
  },
};

function within(groupId: (typeof groups)[number]['id'], criteria: readonly Criterion[]) {
  return criteria.map((criterion): Criterion => ({ ...criterion, groupId }));
}
