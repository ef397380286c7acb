import type { Translated } from '#kernel/language.ts';

/** A question with five labelled steps, from worst to best. */
export interface RatingQuestion {
  readonly kind: 'rating';
  readonly key: string;
  readonly title: Translated;
  /** The words for 1, 2, 3, 4 and 5. */
  readonly labels: readonly [Translated, Translated, Translated, Translated, Translated];
  readonly isNotApplicableAllowed: boolean;
}

export interface OpenQuestion {
  readonly kind: 'open';
  readonly key: string;
  readonly title: Translated;
}

export type Question = RatingQuestion | OpenQuestion;

/** What customers are asked about a contact. A version that has been sent never changes: better
 *  words make the next version. The first question is the rating, which is asked at once. */
export interface SurveyVersion {
  readonly channel: 'chat' | 'email';
  readonly version: number;
  readonly questions: readonly Question[];
}

/** Key of the overall rating, the first question of every survey. */
export const ratingKey = 'overall';

const goodness: RatingQuestion['labels'] = [
  words('Very poor', 'Очень плохо', '很差'),
  words('Poor', 'Плохо', '较差'),
  words('Fair', 'Средне', '一般'),
  words('Good', 'Хорошо', '较好'),
  words('Very good', 'Отлично', '很好'),
];

const completeness: RatingQuestion['labels'] = [
  words('Not at all', 'Совсем нет', '完全没有'),
  words('Hardly', 'Скорее нет', '大部分没有'),
  words('Partly', 'Частично', '部分解决'),
  words('Mostly', 'В основном', '基本解决'),
  words('Completely', 'Полностью', '完全解决'),
];

/** The surveys a new project starts with, by channel: the rating, five attributes, own words. */
export const firstSurveys: Readonly<Record<SurveyVersion['channel'], SurveyVersion>> = {
  chat: firstSurvey('chat', {
    overall: words(
      'How would you rate this chat?',
      'Как вы оцените этот диалог?',
      '您如何评价本次对话？',
    ),
    speed: words(
      'How would you rate the speed of our replies?',
      'Как вы оцените скорость наших ответов?',
      '您如何评价我们的回复速度？',
    ),
  }),
  email: firstSurvey('email', {
    overall: words(
      'How would you rate our answer?',
      'Как вы оцените наш ответ?',
      '您如何评价我们的答复？',
    ),
    speed: words(
      'How would you rate the time our answer took?',
      'Как вы оцените, насколько быстро мы ответили?',
      '您如何评价我们答复的及时性？',
    ),
  }),
};

/** What a customer in quarantine is asked: the rating, and nothing behind it. */
export function ratingAlone(questions: readonly Question[]): readonly Question[] {
  return questions.filter(({ key }) => key === ratingKey);
}

function firstSurvey(
  channel: SurveyVersion['channel'],
  { overall, speed }: { readonly overall: Translated; readonly speed: Translated },
): SurveyVersion {
  return {
    channel,
    version: 1,
    questions: [
      { ...attribute(ratingKey, overall), isNotApplicableAllowed: false },
      {
        ...attribute(
          'solved',
          words('Is your question solved?', 'Ваш вопрос решён?', '您的问题解决了吗？'),
        ),
        labels: completeness,
      },
      attribute(
        'knowledge',
        words(
          'How would you rate our knowledge of the matter?',
          'Как вы оцените наше знание вопроса?',
          '您如何评价我们的专业知识？',
        ),
      ),
      attribute(
        'understanding',
        words(
          'How would you rate our understanding of what you needed?',
          'Как вы оцените, насколько мы вас поняли?',
          '您如何评价我们对您需求的理解？',
        ),
      ),
      attribute('speed', speed),
      attribute(
        'manner',
        words(
          'How would you rate our politeness and care?',
          'Как вы оцените нашу вежливость и внимание?',
          '您如何评价我们的服务态度？',
        ),
      ),
      {
        kind: 'open',
        key: 'comment',
        title: words(
          'What should we know or do better?',
          'Что нам важно знать или сделать лучше?',
          '您希望我们了解或改进什么？',
        ),
      },
    ],
  };
}

function attribute(key: string, title: Translated): RatingQuestion {
  return { kind: 'rating', key, title, labels: goodness, isNotApplicableAllowed: true };
}

function words(en: string, ru: string, zh: string): Translated {
  return { en, ru, zh };
}
