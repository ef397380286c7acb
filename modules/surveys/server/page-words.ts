import type { Language } from '#platform/http/contract.ts';

/** What the rating page says beside the questions themselves. */
export interface PageWords {
  readonly title: string;
  readonly send: string;
  readonly next: string;
  readonly notApplicable: string;
  readonly ownWords: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly more: string;
  readonly moreText: string;
  readonly almostDone: string;
  readonly answerRest: string;
  readonly change: string;
  readonly choose: string;
  readonly usedTitle: string;
  readonly usedText: string;
  readonly expiredTitle: string;
  readonly expiredText: string;
  readonly unknownTitle: string;
  readonly unknownText: string;
  readonly stopLink: string;
  readonly stopTitle: string;
  readonly stopText: string;
  readonly stopButton: string;
  readonly stoppedTitle: string;
  readonly stoppedText: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'Your rating',
    send: 'Send rating',
    next: 'Send answers',
    notApplicable: 'Does not apply',
    ownWords: 'In your own words, if you like',
    thanks: 'Thank you',
    thanksText: 'Your answer has reached us. People read it, and we act on it.',
    more: 'Thank you. May we ask a little more?',
    moreText: 'Answer what you like and leave out the rest.',
    almostDone: 'Almost done',
    answerRest: 'Answer the other questions',
    change: 'Change my answers',
    choose: 'Please choose an answer.',
    usedTitle: 'You have already answered',
    usedText: 'Thank you: your answers are with us. This link has done its work.',
    expiredTitle: 'This survey has closed',
    expiredText:
      'Too much time has passed for this rating. If something is still open, write to us.',
    unknownTitle: 'We cannot find this survey',
    unknownText: 'Please open the link exactly as it stands in our message.',
    stopLink: 'No more surveys, please',
    stopTitle: 'Shall we stop asking?',
    stopText: 'We will not send you surveys any more. Our help stays the same.',
    stopButton: 'Stop asking me',
    stoppedTitle: 'We will not ask again',
    stoppedText: 'Thank you for telling us. You can close this page.',
  },
  ru: {
    title: 'Ваша оценка',
    send: 'Отправить оценку',
    next: 'Отправить ответы',
    notApplicable: 'Не относится ко мне',
    ownWords: 'Своими словами, если хотите',
    thanks: 'Спасибо',
    thanksText: 'Мы получили ваш ответ. Его прочитают люди, и мы учтём его в работе.',
    more: 'Спасибо. Можно спросить ещё немного?',
    moreText: 'Ответьте на то, на что хочется, остальное пропустите.',
    almostDone: 'Ещё немного, и всё',
    answerRest: 'Ответить на остальные вопросы',
    change: 'Изменить ответы',
    choose: 'Выберите, пожалуйста, один из ответов.',
    usedTitle: 'Вы уже ответили',
    usedText: 'Спасибо, ваши ответы у нас. Эта ссылка больше не нужна.',
    expiredTitle: 'Опрос завершён',
    expiredText: 'Срок для этой оценки прошёл. Если вопрос не решён, напишите нам.',
    unknownTitle: 'Мы не нашли этот опрос',
    unknownText: 'Откройте, пожалуйста, ссылку в точности так, как она указана в нашем письме.',
    stopLink: 'Больше не присылать опросы',
    stopTitle: 'Больше не спрашивать вас?',
    stopText:
      'Мы перестанем присылать вам опросы. На помощь, которую вы получаете, это не повлияет.',
    stopButton: 'Больше не спрашивать',
    stoppedTitle: 'Больше не будем спрашивать',
    stoppedText: 'Спасибо, что сказали. Эту страницу можно закрыть.',
  },
  zh: {
    title: '您的评价',
    send: '提交评价',
    next: '提交回答',
    notApplicable: '不适用',
    ownWords: '如果愿意，请用您自己的话告诉我们',
    thanks: '谢谢您',
    thanksText: '我们已收到您的回答，会有专人阅读并据此改进。',
    more: '谢谢您。可以再问几个问题吗？',
    moreText: '只回答您想回答的即可，其余可以跳过。',
    almostDone: '马上就好',
    answerRest: '回答其余问题',
    change: '修改我的回答',
    choose: '请选择一个答案。',
    usedTitle: '您已经评价过了',
    usedText: '谢谢，我们已收到您的回答，此链接已使用完毕。',
    expiredTitle: '评价已结束',
    expiredText: '本次评价的时间已过。如果问题还没有解决，请联系我们。',
    unknownTitle: '找不到这份问卷',
    unknownText: '请按我们消息中的原样打开链接。',
    stopLink: '不再接收问卷',
    stopTitle: '以后不再询问您吗？',
    stopText: '我们将不再向您发送问卷，这不会影响您获得的服务。',
    stopButton: '不再询问我',
    stoppedTitle: '我们不会再询问您',
    stoppedText: '感谢您的告知，您可以关闭此页面。',
  },
};

export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  zh: '中文',
};
