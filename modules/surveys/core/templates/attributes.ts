import type { Question } from '../question.ts';
import { attribute, extent, scale, solvedExtent, words } from './wording.ts';

/** What customers judge a contact by. A key means the same in every survey, so that channels can
 *  be compared. */
export const attributes = {
  solved: attribute(
    'solved',
    words('Is your question solved?', 'Ваш вопрос решён?', '您的问题解决了吗？'),
    solvedExtent,
  ),
  understanding: attribute(
    'understanding',
    words(
      'How would you rate our understanding of what you needed?',
      'Как вы оцените, насколько мы вас поняли?',
      '您如何评价我们对您需求的理解？',
    ),
  ),
  knowledge: attribute(
    'knowledge',
    words(
      'How would you rate our knowledge of the matter?',
      'Как вы оцените наше знание вопроса?',
      '您如何评价我们的专业知识？',
    ),
  ),
  exactness: attribute(
    'exactness',
    words(
      'Did we answer exactly what you asked?',
      'Ответили ли мы именно на то, о чём вы спросили?',
      '我们是否准确回答了您的问题？',
    ),
    extent,
  ),
  waiting: attribute(
    'waiting',
    words(
      'How would you rate the time until somebody answered?',
      'Как вы оцените, насколько быстро вам ответил сотрудник?',
      '您如何评价接通人工的速度？',
    ),
  ),
  replies: attribute(
    'speed',
    words(
      'How would you rate the speed of our replies?',
      'Как вы оцените скорость наших ответов?',
      '您如何评价我们的回复速度？',
    ),
  ),
  answerTime: attribute(
    'speed',
    words(
      'How would you rate the time our answer took?',
      'Как вы оцените, насколько быстро мы ответили?',
      '您如何评价我们答复的及时性？',
    ),
  ),
  manner: attribute(
    'manner',
    words(
      'How would you rate our politeness and care?',
      'Как вы оцените нашу вежливость и внимание?',
      '您如何评价我们的服务态度？',
    ),
  ),
  calm: attribute(
    'manner',
    words(
      'How would you rate how calm and polite we were?',
      'Как вы оцените наше спокойствие и вежливость?',
      '您如何评价我们的耐心与礼貌？',
    ),
  ),
  promise: attribute(
    'promise',
    words(
      'Did we do what we promised?',
      'Сделали ли мы то, что обещали?',
      '我们是否做到了承诺的事？',
    ),
    extent,
  ),
  repeating: attribute(
    'repeating',
    words(
      'Were you spared from explaining things again?',
      'Удалось ли обойтись без повторных объяснений?',
      '我们是否让您免于重复说明？',
    ),
    extent,
  ),
  clarity: attribute(
    'clarity',
    words(
      'How clearly did we write?',
      'Как вы оцените, насколько понятно мы писали?',
      '您如何评价我们文字的清晰程度？',
    ),
  ),
  completeness: attribute(
    'completeness',
    words(
      'Did one reply hold everything you needed?',
      'Было ли в одном ответе всё, что вам нужно?',
      '一封回复是否就说清了您需要的一切？',
    ),
    extent,
  ),
  finding: attribute(
    'finding',
    words(
      'Did you find what you were looking for?',
      'Нашли ли вы то, что искали?',
      '是否帮您找到了需要的内容？',
    ),
    extent,
  ),
  person: attribute(
    'person',
    words(
      'Could you reach a person when you wanted to?',
      'Удалось ли связаться с человеком, когда это понадобилось?',
      '需要时是否能顺利转到人工？',
    ),
    extent,
  ),
  punctuality: attribute(
    'punctuality',
    words(
      'Did we come or call when we had promised?',
      'Приехали или позвонили ли мы в обещанное время?',
      '我们是否按约定时间上门或回电？',
    ),
    extent,
  ),
  informing: attribute(
    'informing',
    words(
      'Did we keep you informed on the way?',
      'Сообщали ли мы вам, как идёт дело?',
      '过程中我们是否及时告知进展？',
    ),
    extent,
  ),
  seriousness: attribute(
    'seriousness',
    words(
      'Did we take your complaint seriously?',
      'Отнеслись ли мы серьёзно к вашей жалобе?',
      '我们是否认真对待了您的投诉？',
    ),
    extent,
  ),
  fairness: attribute(
    'fairness',
    words(
      'Was the outcome fair to you?',
      'Было ли решение справедливым?',
      '我们是否公平地处理了此事？',
    ),
    extent,
  ),
  nextSteps: attribute(
    'next-steps',
    words(
      'Did we tell you what happens next?',
      'Объяснили ли мы, что будет дальше?',
      '我们是否说明了后续安排？',
    ),
    extent,
  ),
  effort: scale(
    {
      ...{ kind: 'effort', key: 'effort', role: 'attribute' },
      title: words(
        'How easy was it to get your matter settled?',
        'Насколько легко было решить ваш вопрос?',
        '解决您的问题有多容易？',
      ),
    },
    {
      low: words('Very hard', 'Очень трудно', '非常困难'),
      high: words('Very easy', 'Очень легко', '非常容易'),
    },
  ),
} as const satisfies Readonly<Record<string, Question>>;

/** What the organisation that buys the service judges it by. */
export const clientAttributes = {
  quality: attribute(
    'quality',
    words(
      'How would you rate the service your customers get from us?',
      'Как вы оцените качество обслуживания ваших клиентов?',
      '您如何评价我们对贵方客户的服务质量？',
    ),
  ),
  price: attribute(
    'price',
    words(
      'How would you rate what you get for the price?',
      'Как вы оцените соотношение цены и результата?',
      '您如何评价价格与价值的匹配程度？',
    ),
  ),
  people: attribute(
    'people',
    words(
      'How would you rate our people: hiring, skill, stability?',
      'Как вы оцените наших людей: подбор, умение, стабильность?',
      '您如何评价我们的人员：招聘、能力与稳定性？',
    ),
  ),
  confidentiality: attribute(
    'confidentiality',
    words(
      'How would you rate how we guard data and confidentiality?',
      'Как вы оцените, насколько мы бережём данные и тайну?',
      '您如何评价我们的保密与数据安全？',
    ),
  ),
  advice: attribute(
    'advice',
    words(
      'How would you rate our advice and initiative?',
      'Как вы оцените наши советы и инициативу?',
      '您如何评价我们的建议与主动性？',
    ),
  ),
  reporting: attribute(
    'reporting',
    words(
      'How would you rate our reports?',
      'Как вы оцените нашу отчётность?',
      '您如何评价我们的报告？',
    ),
  ),
  change: attribute(
    'change',
    words(
      'How would you rate how we react to change?',
      'Как вы оцените, насколько быстро мы откликаемся на изменения?',
      '您如何评价我们应对变化的能力？',
    ),
  ),
  account: attribute(
    'account',
    words(
      'How would you rate working with your account manager?',
      'Как вы оцените работу вашего менеджера?',
      '您如何评价与客户经理的合作？',
    ),
  ),
} as const satisfies Readonly<Record<string, Question>>;

/** What a customer judges the whole relationship by, beside a single contact. */
export const relationAttributes = {
  reach: attribute(
    'reach',
    words(
      'How easy is it to reach us?',
      'Как вы оцените, насколько легко с нами связаться?',
      '您如何评价联系我们的便利程度？',
    ),
  ),
  reliability: attribute(
    'reliability',
    words(
      'Can you rely on what we say?',
      'Можно ли положиться на наши слова?',
      '我们是否言而有信？',
    ),
    extent,
  ),
  service: attribute(
    'service',
    words(
      'How would you rate our service?',
      'Как вы оцените наш сервис?',
      '您如何评价我们的服务？',
    ),
  ),
  value: attribute(
    'value',
    words(
      'How would you rate what you get for your money?',
      'Как вы оцените, что получаете за свои деньги?',
      '您如何评价我们的性价比？',
    ),
  ),
} as const satisfies Readonly<Record<string, Question>>;
