import type { Translated } from '#kernel/language.ts';
import type { Question } from '../question.ts';
import type { SurveyChannel, SurveyKind } from '../survey.ts';
import { attributes, clientAttributes, relationAttributes } from './attributes.ts';
import { choice, open, overall, prospect, scale, single, taking, words } from './wording.ts';

/** What a new survey starts from. */
export interface SurveyTemplate {
  readonly name: Translated;
  readonly kind: SurveyKind;
  readonly channels: readonly SurveyChannel[];
  readonly questions: readonly Question[];
}

const {
  solved,
  understanding,
  knowledge,
  exactness,
  waiting,
  replies,
  answerTime,
  manner,
  calm,
  promise,
  repeating,
  clarity,
  completeness,
  finding,
  person,
  punctuality,
  informing,
  seriousness,
  fairness,
  nextSteps,
  effort,
} = attributes;

const comment = open(
  'comment',
  words(
    'What should we know or do better?',
    'Что нам важно знать или сделать лучше?',
    '您希望我们了解或改进什么？',
  ),
);
/** Not whether the words are good enough: it stands behind them, and may stay blank. */
const quote = choice(
  {
    ...{ key: 'quote', showWhen: null },
    title: words(
      'May we quote you, without your name?',
      'Можно ли привести ваши слова без имени?',
      '我们可以匿名引用您的话吗？',
    ),
  },
  {
    yes: words('Yes, you may', 'Да, можно', '可以'),
    no: words('No, please do not', 'Нет, не нужно', '不可以'),
  },
);
const recommend = scale(
  {
    ...{ kind: 'recommend', key: 'recommend', role: 'outcome' },
    title: words(
      'How likely are you to recommend us?',
      'Насколько вероятно, что вы нас порекомендуете?',
      '您有多大可能向他人推荐我们？',
    ),
  },
  {
    low: words('Not at all likely', 'Совсем не вероятно', '完全不可能'),
    high: words('Extremely likely', 'Очень вероятно', '非常可能'),
  },
);
const comingBack = prospect(
  'return',
  words('Would you come to us again?', 'Обратитесь ли вы к нам снова?', '您以后还会选择我们吗？'),
);
const disappointment = single(
  {
    key: 'disappointment',
    title: words('What let you down most?', 'Что подвело больше всего?', '最让您失望的是什么？'),
    showWhen: { question: 'overall', is: 'at-most', value: 3 },
  },
  {
    unsolved: words('The matter is not solved', 'Вопрос не решён', '问题没有解决'),
    waiting: words('It took too long', 'Слишком долго', '耗时太久'),
    misunderstood: words('I was not understood', 'Меня не поняли', '没有理解我的意思'),
    manner: words('How I was treated', 'Отношение ко мне', '服务态度'),
    rules: words('Your rules or the product', 'Ваши правила или сам товар', '贵方的规定或产品'),
  },
);

/** What stands behind the attributes of a contact: the whole, what follows from it, own words. */
function about(whole: Translated): Question[] {
  return [overall(whole), disappointment, comingBack, recommend, comment, quote];
}

/** Attribute sets by channel and kind: attributes before the whole, so that one good or bad
 *  impression does not colour them all. Source: the set proposed for this product, after the
 *  conventions of the survey products that README names. */
export const surveyTemplates = {
  chat: {
    ...{ kind: 'transactional', channels: ['chat'] },
    name: words('After a chat', 'После чата', '在线会话之后'),
    questions: [
      ...taking([solved, understanding, knowledge, replies, repeating, clarity, manner, effort]),
      ...about(
        words(
          'All in all, how would you rate this chat?',
          'В целом, как вы оцените этот диалог?',
          '总的来说，您如何评价本次对话？',
        ),
      ),
    ],
  },
  email: {
    ...{ kind: 'transactional', channels: ['email'] },
    name: words('After a mail', 'После письма', '邮件答复之后'),
    questions: [
      ...taking([solved, understanding, knowledge, completeness, answerTime, manner, effort]),
      ...about(
        words(
          'All in all, how would you rate our answer?',
          'В целом, как вы оцените наш ответ?',
          '总的来说，您如何评价我们的答复？',
        ),
      ),
    ],
  },
  phone: {
    ...{ kind: 'transactional', channels: [] },
    name: words('After a call', 'После звонка', '通话之后'),
    questions: [
      ...taking([solved, understanding, knowledge, exactness, waiting, calm, promise, effort]),
      ...about(
        words(
          'All in all, how would you rate this call?',
          'В целом, как вы оцените этот звонок?',
          '总的来说，您如何评价本次通话？',
        ),
      ),
    ],
  },
  'self-service': {
    ...{ kind: 'transactional', channels: [] },
    name: words('After self-service', 'После самообслуживания', '自助服务之后'),
    questions: [
      ...taking([solved, finding, understanding, exactness, clarity, person, effort]),
      ...about(
        words(
          'All in all, how would you rate this help?',
          'В целом, как вы оцените эту помощь?',
          '总的来说，您如何评价这次帮助？',
        ),
      ),
    ],
  },
  delivery: {
    ...{ kind: 'transactional', channels: [] },
    name: words('After a visit or delivery', 'После визита или доставки', '上门或配送之后'),
    questions: [
      ...taking([solved, punctuality, informing, promise, manner, effort]),
      ...about(
        words(
          'All in all, how would you rate how it went?',
          'В целом, как вы оцените, как всё прошло?',
          '总的来说，您如何评价这次服务？',
        ),
      ),
    ],
  },
  complaint: {
    ...{ kind: 'transactional', channels: [] },
    name: words('After a complaint', 'После жалобы', '投诉处理之后'),
    questions: [
      ...taking([solved, seriousness, understanding, fairness, nextSteps, answerTime, manner]),
      ...about(
        words(
          'All in all, how would you rate how we handled it?',
          'В целом, как вы оцените, как мы разобрались с жалобой?',
          '总的来说，您如何评价我们的处理？',
        ),
      ),
    ],
  },
  relationship: {
    ...{ kind: 'relational', channels: [] },
    name: words('The relationship', 'Отношения с клиентом', '客户关系'),
    questions: [
      ...Object.values(relationAttributes),
      overall(
        words(
          'All in all, how content are you with us?',
          'В целом, как вы нас оцениваете?',
          '总的来说，您如何评价我们？',
        ),
      ),
      comingBack,
      recommend,
      comment,
      quote,
    ],
  },
  client: {
    ...{ kind: 'client', channels: [] },
    name: words('Clients', 'Заказчики', '委托方'),
    questions: [
      ...Object.values(clientAttributes),
      overall(
        words(
          'All in all, how would you rate working with us?',
          'В целом, как вы оцените работу с нами?',
          '总的来说，您如何评价与我们的合作？',
        ),
      ),
      prospect(
        'return',
        words('Would you extend the contract?', 'Продлите ли вы договор?', '您会续签合同吗？'),
      ),
      prospect(
        'expand',
        words(
          'Would you give us more to do?',
          'Доверите ли вы нам больше задач?',
          '您会把更多业务交给我们吗？',
        ),
      ),
      recommend,
      comment,
      quote,
    ],
  },
} as const satisfies Readonly<Record<string, SurveyTemplate>>;

export type TemplateKey = keyof typeof surveyTemplates;
export const templateKeys = Object.keys(surveyTemplates) as [TemplateKey, ...TemplateKey[]];
