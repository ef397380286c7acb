import type { DemoReply } from './project.ts';

/** What agents of Wrenlink have ready. */
export const broadbandReplies = [
  {
    key: 'greeting',
    titles: { en: 'Greeting', ru: 'Приветствие', zh: '问候' },
    text: 'Hello {customerName}, this is {agentName} at Wrenlink. How can I help?',
  },
  {
    key: 'ask-number',
    titles: { en: 'Ask for the account number', ru: 'Попросить номер договора', zh: '询问账户号' },
    text:
      'Could I have your account number, please? It starts with WL and stands at the top of ' +
      'any bill.',
  },
  {
    key: 'checking',
    titles: { en: 'I am checking', ru: 'Проверяю', zh: '正在查询' },
    text:
      'Thank you, I have account {orderNumber} open. Bear with me for two minutes while I ' +
      'check.',
  },
  {
    key: 'outage',
    titles: { en: 'Outage in the area', ru: 'Авария в районе', zh: '区域断网' },
    text:
      "There's a fault in your area and a crew is on it. The estimate is {time} today, and " +
      "you'll get a text the moment it's back. Your own equipment is fine, so there's no need " +
      'to reset anything.',
  },
  {
    key: 'line-test',
    titles: { en: 'Line test', ru: 'Проверка линии', zh: '线路测试' },
    text:
      "I've run a test on your line. Please leave the hub plugged in for five minutes, and " +
      'tell me the colour of its light afterwards.',
  },
  {
    key: 'visit',
    titles: { en: 'Engineer booked', ru: 'Визит мастера', zh: '预约上门' },
    text:
      "An engineer will come on {date}, {window}. It's free of charge, and you'll get a text " +
      'when they set off. An adult needs to be at home.',
  },
  {
    key: 'missed-visit',
    titles: { en: 'Missed visit', ru: 'Мастер не приехал', zh: '未上门致歉' },
    text:
      "I'm very sorry about the missed visit, {customerName}. You're booked as the first job " +
      'on {date}, {window}, and the £30 credit comes off your next bill by itself.',
  },
  {
    key: 'wifi',
    titles: { en: 'Better Wi-Fi', ru: 'Лучше Wi-Fi', zh: '改善无线' },
    text:
      "Please put the hub in the open, upright, about chest height and away from metal. I've " +
      'moved you to a quieter channel as well, so give it two minutes and try again.',
  },
  {
    key: 'bill',
    titles: { en: 'Bill explained', ru: 'Объяснение счёта', zh: '账单说明' },
    text:
      "I've gone through your bill line by line. The difference of {sum} comes from the " +
      'following:',
  },
  {
    key: 'refund',
    titles: { en: 'Refund on its way', ru: 'Деньги возвращаются', zh: '退款处理中' },
    text:
      '{sum} is on its way back to you: off the next bill, or to your bank within 5 working ' +
      'days if you prefer. Just tell me which.',
  },
  {
    key: 'credit',
    titles: { en: 'Credit added', ru: 'Скидка внесена', zh: '补偿已入账' },
    text:
      'The credit of {sum} is on account {orderNumber} now. You can see it in the app under ' +
      'Bills, Credits.',
  },
  {
    key: 'moving',
    titles: { en: 'Moving home', ru: 'Переезд', zh: '移机' },
    text:
      'Your contract simply moves with you, free of charge. Activation at {address} is booked ' +
      'for {date}; take the hub along.',
  },
  {
    key: 'leaving',
    titles: { en: 'Leaving', ru: 'Уход', zh: '销户' },
    text:
      "I've given notice on account {orderNumber}. The last day is {date}. A free return label " +
      'for the hub is in your inbox, please send it within 28 days.',
  },
  {
    key: 'promise',
    titles: { en: 'A promise with a date', ru: 'Обещание с датой', zh: '承诺回复时间' },
    text: "I've written down my promise: you'll hear from me by {date}, with or without news.",
  },
  {
    key: 'goodbye',
    titles: { en: 'Goodbye', ru: 'Прощание', zh: '结束语' },
    text:
      'Thank you for getting in touch, {customerName}. You may get a short survey, and an ' +
      'honest answer helps us most. Take care!',
  },
] satisfies readonly DemoReply[];
