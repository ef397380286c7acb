import type { DemoSnippet } from './project.ts';

/** What agents of «Быстрослав» have ready. */
export const carrierSnippets = [
  {
    key: 'greeting',
    shortcut: 'привет',
    tags: ['общее'],
    names: { en: 'Greeting', ru: 'Приветствие', zh: '问候' },
    texts: {
      en: 'Hello {customerName}, this is {agentName} from Bystroslav. How can I help?',
      ru: 'Здравствуйте, {customerName}! Меня зовут {agentName}, «Быстрослав». Чем могу помочь?',
      zh: '{customerName}，您好！我是贝斯特罗快运的{agentName}，请问有什么可以帮您？',
    },
  },
  {
    key: 'ask-number',
    shortcut: 'номер',
    tags: ['общее'],
    names: { en: 'Ask for the number', ru: 'Попросить номер посылки', zh: '询问运单号' },
    texts: {
      en:
        '{customerName}, could you tell me the parcel number, please? It starts with BS and ' +
        'is in the text message and in the app.',
      ru:
        '{customerName}, подскажите, пожалуйста, номер посылки. Он начинается с BS и есть в ' +
        'СМС и в приложении.',
      zh: '{customerName}，麻烦您告诉我运单号，BS开头，短信和App里都能看到。',
    },
  },
  {
    key: 'checking',
    shortcut: 'проверяю',
    tags: ['общее'],
    names: { en: 'I am checking', ru: 'Проверяю', zh: '正在查询' },
    texts: {
      en: 'Thank you, I can see number {orderNumber}. I am checking; it takes a couple of minutes.',
      ru: 'Спасибо, номер {orderNumber} вижу. Проверяю, это займёт пару минут.',
      zh: '谢谢，运单号{orderNumber}我看到了，正在查询，请稍等一两分钟。',
    },
  },
  {
    key: 'late',
    shortcut: 'задержка',
    tags: ['доставка'],
    names: { en: 'Late parcel, new date', ru: 'Задержка, новая дата', zh: '延误、新的送达日期' },
    texts: {
      en:
        'Parcel {orderNumber} is late, and I am sorry that nobody told you. The new day of ' +
        'delivery is {date}, {window}. I keep an eye on it and will write if anything ' +
        'changes.',
      ru:
        'Посылка {orderNumber} задержалась, простите, что не предупредили. Новая дата ' +
        'доставки — {date}, {window}. Слежу за ней и напишу, если что-то изменится.',
      zh: '包裹{orderNumber}延误了，没有提前通知您，非常抱歉。新的派送时间是{date}{window}。我会一直跟进，有变化马上告诉您。',
    },
  },
  {
    key: 'search',
    shortcut: 'розыск',
    tags: ['претензии'],
    names: { en: 'Search opened', ru: 'Открыт розыск', zh: '已启动查件' },
    texts: {
      en:
        'A search for parcel {orderNumber} has begun under number {claimNumber}. It takes ' +
        'up to 5 working days, and I will write to you with the result.',
      ru:
        'Розыск посылки {orderNumber} открыт, номер обращения {claimNumber}. На него ' +
        'отводится до 5 рабочих дней, о результате напишу вам.',
      zh: '包裹{orderNumber}已启动查件，受理号{claimNumber}，最长5个工作日，结果我会写信告诉您。',
    },
  },
  {
    key: 'rebooked',
    shortcut: 'визит',
    tags: ['доставка'],
    names: { en: 'Courier visit rebooked', ru: 'Новый визит курьера', zh: '已改约派送' },
    texts: {
      en:
        'The delivery of {orderNumber} is booked for {date}, {window}. A visit that the ' +
        'courier missed does not count as an attempt, and there is nothing to pay. The ' +
        'courier will call an hour before.',
      ru:
        'Доставка {orderNumber} назначена на {date}, {window}. Неявка курьера попыткой не ' +
        'считается, доплачивать ничего не нужно. Курьер позвонит за час.',
      zh: '{orderNumber}已改约在{date}{window}派送。快递员未到不算一次派送，您不用另付费用，快递员会提前一小时打电话。',
    },
  },
  {
    key: 'code',
    shortcut: 'код',
    tags: ['постаматы'],
    names: { en: 'New locker code', ru: 'Новый код для постамата', zh: '新的取件码' },
    texts: {
      en:
        'A new code for parcel {orderNumber} is on its way. It comes within a minute, and ' +
        'the old one no longer works. I stay with you until the locker opens.',
      ru:
        'Новый код для посылки {orderNumber} отправлен. Он придёт в течение минуты, прежний ' +
        'больше не действует. Я на связи, пока ячейка не откроется.',
      zh: '包裹{orderNumber}的新取件码已发送，一分钟内收到，旧码已失效。柜门打开之前我都在。',
    },
  },
  {
    key: 'storage',
    shortcut: 'хранение',
    tags: ['постаматы'],
    names: { en: 'Storage prolonged', ru: 'Хранение продлено', zh: '已延长保管' },
    texts: {
      en:
        'Parcel {orderNumber} will be kept until {date}, that day included. You need not ' +
        'come in or pay for it.',
      ru:
        'Хранение посылки {orderNumber} продлено до {date} включительно. Приходить и ' +
        'платить для этого не нужно.',
      zh: '包裹{orderNumber}已延长保管至{date}（含当天），您不用过来，也不用付费。',
    },
  },
  {
    key: 'damaged',
    shortcut: 'брак',
    tags: ['претензии'],
    names: { en: 'Damaged parcel', ru: 'Повреждение', zh: '包裹破损' },
    texts: {
      en:
        '{customerName}, I am very sorry. Please send three photos: the label, the packing ' +
        'from inside, and the damage. Claim {claimNumber} is open and will be decided ' +
        'within 10 working days.',
      ru:
        '{customerName}, мне очень жаль. Пришлите, пожалуйста, три фотографии: этикетка, ' +
        'упаковка изнутри, повреждение. Претензия {claimNumber} открыта, решение — до 10 ' +
        'рабочих дней.',
      zh: '{customerName}，非常抱歉。麻烦您发三张照片：面单、包装内部和破损处。理赔{claimNumber}已受理，10个工作日内答复。',
    },
  },
  {
    key: 'refund',
    shortcut: 'возврат',
    tags: ['деньги'],
    names: { en: 'Refund on its way', ru: 'Деньги возвращаются', zh: '退款处理中' },
    texts: {
      en:
        'The refund of {sum} for parcel {orderNumber} is on its way. It reaches the same ' +
        'card within 5 working days; no application is needed.',
      ru:
        'Возврат {sum} по посылке {orderNumber} оформлен. Деньги придут на ту же карту в ' +
        'течение 5 рабочих дней, заявление писать не нужно.',
      zh: '包裹{orderNumber}的退款{sum}已办理，5个工作日内退回原卡，不用另写申请。',
    },
  },
  {
    key: 'redirect',
    shortcut: 'адрес',
    tags: ['доставка'],
    names: { en: 'Address changed', ru: 'Адрес изменён', zh: '地址已修改' },
    texts: {
      en:
        'The new address of parcel {orderNumber} is saved: {address}. Within the city it is ' +
        'free. A text message confirms it.',
      ru:
        'Новый адрес посылки {orderNumber} сохранён: {address}. Внутри города это ' +
        'бесплатно. СМС с подтверждением уже отправлена.',
      zh: '包裹{orderNumber}的新地址已保存：{address}。同城免费，确认短信已发出。',
    },
  },
  {
    key: 'apology',
    shortcut: 'извините',
    tags: ['общее'],
    names: { en: 'Apology', ru: 'Извинение', zh: '致歉' },
    texts: {
      en:
        '{customerName}, I apologise: this should not have happened. This is what has been ' +
        'done and what comes next.',
      ru:
        '{customerName}, приношу извинения: так не должно было случиться. Вот что уже ' +
        'сделано и что будет дальше.',
      zh: '{customerName}，这件事不该发生，非常抱歉。下面是已经处理的和接下来的安排。',
    },
  },
  {
    key: 'promise',
    shortcut: 'обещаю',
    tags: ['общее'],
    names: { en: 'A promise with a date', ru: 'Обещание с датой', zh: '承诺回复时间' },
    texts: {
      en: 'I have written it down: you hear from me by {date} at the latest, news or not.',
      ru: 'Обещание записано: напишу вам не позднее {date}, даже если новостей не будет.',
      zh: '已经记下来了：最迟{date}给您答复，没有进展也会告诉您。',
    },
  },
  {
    key: 'anything-else',
    shortcut: 'ещё',
    tags: ['общее'],
    names: { en: 'Anything else?', ru: 'Что-нибудь ещё?', zh: '还有其他问题吗' },
    texts: {
      en: 'Is there anything else I can help with, {customerName}?',
      ru: 'Помогу ещё с чем-нибудь, {customerName}?',
      zh: '{customerName}，还有其他可以帮您的吗？',
    },
  },
  {
    key: 'goodbye',
    shortcut: 'спасибо',
    tags: ['общее'],
    names: { en: 'Goodbye', ru: 'Прощание', zh: '结束语' },
    texts: {
      en:
        'Thank you for writing, {customerName}! A short question about how it went follows ' +
        'this conversation, and an honest answer helps us most.',
      ru:
        'Спасибо, что обратились, {customerName}! После разговора придёт короткий вопрос о ' +
        'том, как всё прошло. Будем благодарны за честный ответ.',
      zh: '感谢您的联系，{customerName}！稍后会有一个简短的评价邀请，您的真实感受对我们很重要。',
    },
  },
  {
    key: 'silent',
    shortcut: 'молчит',
    tags: ['общее'],
    names: { en: 'Customer is silent', ru: 'Клиент молчит', zh: '客户未回复' },
    texts: {
      en:
        '{customerName}, I have not heard from you, so I close our conversation here. ' +
        'Nothing is lost: write again at any time, and we go on where we stopped.',
      ru:
        '{customerName}, ответа от вас не было, поэтому разговор я завершаю. Ничего не ' +
        'пропадёт: напишите в любое время, и мы продолжим с того же места.',
      zh: '{customerName}，一直没有收到您的回复，这次对话我先结束。记录都会保留，您随时写信，我们接着处理。',
    },
  },
] satisfies readonly DemoSnippet[];
