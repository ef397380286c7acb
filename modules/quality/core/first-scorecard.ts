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
import { defaultMinimumAnsweredShare, type ScorecardVersion } from './scorecard.ts';

/** The scorecards a new project starts with, by channel. The weights of each add up to 100. */
export const firstScorecards: Readonly<Record<'chat' | 'email', ScorecardVersion>> = {
  chat: {
    title: words('Chat dialogue', 'Диалог в чате', '在线聊天'),
    criteria: [
      impression,
      greeting,
      manner,
      attention,
      lettingFinish,
      empathy,
      calm,
      pauses,
      exactAnswer,
      correctInformation,
      objections,
      identification,
      promiseRecorded,
      closing,
    ],
    minimumAnsweredShare: defaultMinimumAnsweredShare,
  },
  email: {
    title: words('E-mail dialogue', 'Переписка по почте', '邮件往来'),
    criteria: [
      impression,
      greeting,
      manner,
      attention,
      empathy,
      calm,
      exactAnswer,
      correctInformation,
      completeReply,
      objections,
      identification,
      promiseRecorded,
      closing,
    ],
    minimumAnsweredShare: defaultMinimumAnsweredShare,
  },
};
