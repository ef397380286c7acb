import type { DemoSnippet } from './project.ts';

/** What agents of 云栗商城 have ready. */
export const shopSnippets = [
  {
    key: 'greeting',
    shortcut: 'hi',
    tags: ['通用'],
    names: { en: 'Greeting', ru: 'Приветствие', zh: '问候' },
    texts: {
      en: 'Hello {customerName}, this is {agentName} at Yunli Mall. How can I help?',
      ru: 'Здравствуйте, {customerName}! Я {agentName}, магазин «Юньли». Чем могу помочь?',
      zh: '{customerName}，您好，我是云栗商城客服{agentName}，请问有什么可以帮您？',
    },
  },
  {
    key: 'ask-number',
    shortcut: 'num',
    tags: ['通用'],
    names: { en: 'Ask for the order number', ru: 'Попросить номер заказа', zh: '询问订单号' },
    texts: {
      en:
        'Could you give me the order number, please? It starts with YL and is in the ' +
        'details of the order; I will look it up at once.',
      ru:
        'Подскажите, пожалуйста, номер заказа: он начинается с YL и есть в сведениях о ' +
        'заказе. Сразу посмотрю.',
      zh: '麻烦您提供一下订单号，就是订单详情里YL开头的那一串，我马上帮您查。',
    },
  },
  {
    key: 'checking',
    shortcut: 'check',
    tags: ['通用'],
    names: { en: 'I am checking', ru: 'Проверяю', zh: '正在查询' },
    texts: {
      en: 'I have order {orderNumber} here and am looking into it. One or two minutes, please.',
      ru: 'Заказ {orderNumber} вижу, проверяю. Минуту-две, пожалуйста.',
      zh: '订单{orderNumber}收到了，正在帮您核实，请稍等一两分钟。',
    },
  },
  {
    key: 'not-shipped',
    shortcut: 'ship',
    tags: ['物流'],
    names: { en: 'Order to be shipped', ru: 'Когда отправим', zh: '催发货' },
    texts: {
      en:
        'I am sorry for the wait, {customerName}. Order {orderNumber} has been put first ' +
        'and leaves by {date}. I will send you the tracking number as soon as it does.',
      ru:
        '{customerName}, простите за ожидание. Заказ {orderNumber} поставлен в начало и ' +
        'уйдёт до {date}. Как только уйдёт, пришлю номер отправления.',
      zh: '{customerName}，让您久等了。订单{orderNumber}已经加急，{date}前发出，发出后我第一时间把单号告诉您。',
    },
  },
  {
    key: 'tracking',
    shortcut: 'track',
    tags: ['物流'],
    names: { en: 'Parcel does not move', ru: 'Посылка не движется', zh: '物流停滞' },
    texts: {
      en:
        'I have asked the carrier to look for the parcel of order {orderNumber}. If it ' +
        'stands still for 72 hours, you may choose a new one or your money, without waiting ' +
        'for the carrier.',
      ru:
        'По посылке заказа {orderNumber} отправлен запрос перевозчику. Если она не движется ' +
        '72 часа, можно выбрать повторную отправку или деньги, не дожидаясь его ответа.',
      zh: '订单{orderNumber}的包裹已经提交催件。停滞满72小时可以选择补发或者退款，您不用等快递查完。',
    },
  },
  {
    key: 'resend',
    shortcut: 'again',
    tags: ['物流'],
    names: { en: 'Sent again', ru: 'Отправим ещё раз', zh: '安排补发' },
    texts: {
      en:
        'We are sending it again within 48 hours, at our cost. The new tracking number will ' +
        'stand in order {orderNumber}.',
      ru:
        'Отправим ещё раз в течение 48 часов за наш счёт. Новый номер появится в заказе ' +
        '{orderNumber}.',
      zh: '已经给您安排补发，48小时内发出，不收任何费用。新的单号会显示在订单{orderNumber}里。',
    },
  },
  {
    key: 'refund',
    shortcut: 'refund',
    tags: ['退款'],
    names: { en: 'Refund on its way', ru: 'Деньги возвращаются', zh: '退款进度' },
    texts: {
      en:
        'The refund of {sum} is on its way to where it was paid from: 1 to 3 working days, ' +
        'for bank cards up to 5. I am sending you the reference as well.',
      ru:
        'Возврат {sum} оформлен тем же способом, каким вы платили: 1–3 рабочих дня, на ' +
        'карту до 5. Номер операции пришлю.',
      zh: '退款{sum}已经提交，原路退回，1到3个工作日到账，银行卡最长5个工作日。流水号我一并发给您。',
    },
  },
  {
    key: 'return-steps',
    shortcut: 'return',
    tags: ['退换货'],
    names: { en: 'How to return', ru: 'Как вернуть', zh: '退货步骤' },
    texts: {
      en:
        'Open order {orderNumber} under “My orders”, choose “After-sales” at the bottom ' +
        'right, then “Collect from home”. Within 7 days of the day after delivery, with the ' +
        'tags on, it can be returned.',
      ru:
        'Откройте заказ {orderNumber} в «Моих заказах», справа внизу выберите ' +
        '«Послепродажное обслуживание», затем «Забрать из дома». Вернуть можно 7 дней со ' +
        'следующего дня после получения, с ярлыками.',
      zh: '您可以在“我的订单”里点进订单{orderNumber}，右下角选择“申请售后”，再选“上门取件”。签收次日起7天内、吊牌完好都可以退。',
    },
  },
  {
    key: 'pickup',
    shortcut: 'pickup',
    tags: ['退换货'],
    names: { en: 'Collection booked', ru: 'За возвратом приедут', zh: '上门取件' },
    texts: {
      en:
        'The collection is booked for {date}, {window}; the courier will call before. We ' +
        'pay for it; just have the goods packed.',
      ru:
        'За возвратом приедут {date}, {window}, курьер позвонит заранее. Доставку ' +
        'оплачиваем мы, нужно только упаковать вещь.',
      zh: '上门取件约在{date}{window}，快递员会提前打电话。运费由我们承担，您把商品装好就行。',
    },
  },
  {
    key: 'exchange',
    shortcut: 'swap',
    tags: ['退换货'],
    names: { en: 'Exchange', ru: 'Обмен', zh: '换货' },
    texts: {
      en:
        'The exchange is in. For the first change of size we pay both ways. As soon as the ' +
        'old one is collected, the new one leaves the same day.',
      ru:
        'Обмен оформлен. Первая замена размера — за наш счёт в обе стороны. Когда заберут ' +
        'прежнюю вещь, новая уйдёт в тот же день.',
      zh: '换货已经提交，首次换尺码来回运费由我们承担。旧的取走以后，新的当天发出。',
    },
  },
  {
    key: 'price',
    shortcut: 'price',
    tags: ['退款'],
    names: { en: 'Price difference', ru: 'Возврат разницы', zh: '价格保护' },
    texts: {
      en:
        'Order {orderNumber} is within the 15 days of price protection. The difference of ' +
        '{sum} is on its way: 1 to 3 working days.',
      ru:
        'Для заказа {orderNumber} действуют 15 дней защиты цены. Разница {sum} ' +
        'возвращается: 1–3 рабочих дня.',
      zh: '订单{orderNumber}符合15天价格保护，差价{sum}已经提交退回，1到3个工作日到账。',
    },
  },
  {
    key: 'invoice',
    shortcut: 'invoice',
    tags: ['发票'],
    names: { en: 'Invoice', ru: 'Счёт-фактура', zh: '电子发票' },
    texts: {
      en:
        'The electronic invoice is in the mailbox of your account, and you can download it ' +
        'from the order at any time. Please check the name and the tax number.',
      ru:
        'Электронный счёт отправлен на почту вашей учётной записи, скачать его можно и в ' +
        'заказе. Проверьте, пожалуйста, название и налоговый номер.',
      zh: '电子发票已经开好，发到您账户的邮箱了，订单页也可以随时下载。抬头和税号麻烦您核对一下。',
    },
  },
  {
    key: 'apology',
    shortcut: 'sorry',
    tags: ['通用'],
    names: { en: 'Apology', ru: 'Извинение', zh: '致歉' },
    texts: {
      en:
        '{customerName}, we did not do this well, and I am very sorry. This is what I have ' +
        'done and what comes next.',
      ru:
        '{customerName}, здесь мы сработали плохо, приношу извинения. Вот что уже сделано и ' +
        'что будет дальше.',
      zh: '{customerName}，这件事是我们没做好，非常抱歉。下面是我已经处理的和接下来的安排。',
    },
  },
  {
    key: 'promise',
    shortcut: 'promise',
    tags: ['通用'],
    names: { en: 'A promise with a date', ru: 'Обещание с датой', zh: '承诺回复时间' },
    texts: {
      en: 'I have written it down: you hear from me by {date}, news or not.',
      ru: 'Записано: отвечу вам до {date}, даже если новостей не будет.',
      zh: '我已经记下来了，{date}前一定给您答复，就算没有进展也会告诉您。',
    },
  },
  {
    key: 'goodbye',
    shortcut: 'bye',
    tags: ['通用'],
    names: { en: 'Goodbye', ru: 'Прощание', zh: '结束语' },
    texts: {
      en:
        'Thank you for your patience, {customerName}. A question about how it went will ' +
        'follow, and your honest answer matters to us. All the best!',
      ru:
        'Спасибо за терпение, {customerName}. Позже придёт вопрос о том, как всё прошло: ' +
        'нам важен честный ответ. Всего доброго!',
      zh: '感谢您的耐心，{customerName}。稍后会有一个评价邀请，您的真实感受对我们很重要，祝您生活愉快！',
    },
  },
  {
    key: 'silent',
    shortcut: 'silent',
    tags: ['通用'],
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
