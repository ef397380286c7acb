import type { Language } from '#kernel/language.ts';

/** What the chat and the page say around the questions, in the customer's language. */
export interface PreviewWords {
  readonly chat: {
    readonly survey: string;
    readonly more: string;
    readonly send: string;
    readonly notApplicable: string;
    readonly ownWords: string;
  };
  readonly page: {
    readonly send: string;
    readonly next: string;
    readonly notApplicable: string;
    readonly ownWords: string;
    readonly more: string;
    readonly moreText: string;
    readonly almostDone: string;
    readonly thanks: string;
    readonly thanksText: string;
  };
}

/** The same words as customers read; a test holds them together. */
export const previewWords: Readonly<Record<Language, PreviewWords>> = {
  en: {
    chat: {
      survey: 'How did it go?',
      more: 'A few words more, if you like',
      send: 'Send',
      notApplicable: 'Does not apply',
      ownWords: 'In your own words',
    },
    page: {
      send: 'Send rating',
      next: 'Send answers',
      notApplicable: 'Does not apply',
      ownWords: 'In your own words, if you like',
      more: 'Thank you. May we ask a little more?',
      moreText: 'Answer what you like and leave out the rest.',
      almostDone: 'Almost done',
      thanks: 'Thank you',
      thanksText: 'Your answer has reached us. People read it, and we act on it.',
    },
  },
  ru: {
    chat: {
      survey: 'Как всё прошло?',
      more: 'Ещё пара слов, если хотите',
      send: 'Отправить',
      notApplicable: 'Не относится ко мне',
      ownWords: 'Своими словами',
    },
    page: {
      send: 'Отправить оценку',
      next: 'Отправить ответы',
      notApplicable: 'Не относится ко мне',
      ownWords: 'Своими словами, если хотите',
      more: 'Спасибо. Можно спросить ещё немного?',
      moreText: 'Ответьте на то, на что хочется, остальное пропустите.',
      almostDone: 'Ещё немного, и всё',
      thanks: 'Спасибо',
      thanksText: 'Мы получили ваш ответ. Его прочитают люди, и мы учтём его в работе.',
    },
  },
  zh: {
    chat: {
      survey: '您对本次服务满意吗？',
      more: '如果方便，再多说几句',
      send: '提交',
      notApplicable: '不适用',
      ownWords: '请用您自己的话说明',
    },
    page: {
      send: '提交评价',
      next: '提交回答',
      notApplicable: '不适用',
      ownWords: '如果愿意，请用您自己的话告诉我们',
      more: '谢谢您。可以再问几个问题吗？',
      moreText: '只回答您想回答的即可，其余可以跳过。',
      almostDone: '马上就好',
      thanks: '谢谢您',
      thanksText: '我们已收到您的回答，会有专人阅读并据此改进。',
    },
  },
};
