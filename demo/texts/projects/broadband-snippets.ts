import type { DemoSnippet } from './project.ts';

/** What agents of Wrenlink have ready. */
export const broadbandSnippets = [
  {
    key: 'greeting',
    shortcut: 'hi',
    tags: ['general'],
    names: { en: 'Greeting', ru: 'Приветствие', zh: '问候' },
    texts: {
      en: 'Hello {customerName}, this is {agentName} at Wrenlink. How can I help?',
      ru: 'Здравствуйте, {customerName}! Это {agentName}, Wrenlink. Чем могу помочь?',
      zh: '{customerName}，您好，我是Wrenlink的{agentName}，请问有什么可以帮您？',
    },
  },
  {
    key: 'ask-number',
    shortcut: 'acc',
    tags: ['general'],
    names: { en: 'Ask for the account number', ru: 'Попросить номер договора', zh: '询问账户号' },
    texts: {
      en:
        'Could I have your account number, please? It starts with WL and stands at the top ' +
        'of any bill.',
      ru: 'Подскажите, пожалуйста, номер договора. Он начинается с WL и стоит вверху любого счёта.',
      zh: '麻烦您提供一下账户号，WL开头，在任何一张账单的上方。',
    },
  },
  {
    key: 'checking',
    shortcut: 'check',
    tags: ['general'],
    names: { en: 'I am checking', ru: 'Проверяю', zh: '正在查询' },
    texts: {
      en:
        'Thank you, I have account {orderNumber} open. Bear with me for two minutes while I ' +
        'check.',
      ru: 'Спасибо, договор {orderNumber} открыт. Дайте мне две минуты, проверю.',
      zh: '谢谢，账户{orderNumber}已经打开，请给我两分钟核查。',
    },
  },
  {
    key: 'outage',
    shortcut: 'outage',
    tags: ['faults'],
    names: { en: 'Outage in the area', ru: 'Авария в районе', zh: '区域断网' },
    texts: {
      en:
        "There's a fault in your area and a crew is on it. The estimate is {time} today, " +
        "and you'll get a text the moment it's back. Your own equipment is fine, so there's " +
        'no need to reset anything.',
      ru:
        'В вашем районе авария, бригада уже работает. Ожидаем связь сегодня к {time}; ' +
        'придёт СМС, как только она появится. Ваше оборудование исправно, ничего ' +
        'перезагружать не нужно.',
      zh: '您所在区域有故障，抢修人员已到位，预计今天{time}恢复，恢复后会马上发短信给您。您的设备没有问题，不用重启。',
    },
  },
  {
    key: 'line-test',
    shortcut: 'line',
    tags: ['faults'],
    names: { en: 'Line test', ru: 'Проверка линии', zh: '线路测试' },
    texts: {
      en:
        "I've run a test on your line. Please leave the hub plugged in for five minutes, " +
        'and tell me the colour of its light afterwards.',
      ru:
        'Линия проверена. Оставьте, пожалуйста, роутер включённым на пять минут и скажите ' +
        'потом, каким цветом он светит.',
      zh: '线路测试已完成。请让路由器通电五分钟，然后告诉我指示灯是什么颜色。',
    },
  },
  {
    key: 'visit',
    shortcut: 'visit',
    tags: ['faults'],
    names: { en: 'Engineer booked', ru: 'Визит мастера', zh: '预约上门' },
    texts: {
      en:
        "An engineer will come on {date}, {window}. It's free of charge, and you'll get a " +
        'text when they set off. An adult needs to be at home.',
      ru:
        'Мастер придёт {date}, {window}. Это бесплатно; когда он выедет, придёт СМС. Дома ' +
        'нужен кто-то из взрослых.',
      zh: '工程师会在{date}{window}上门，免费，出发时会发短信。家里需要有成年人。',
    },
  },
  {
    key: 'missed-visit',
    shortcut: 'missed',
    tags: ['faults'],
    names: { en: 'Missed visit', ru: 'Мастер не приехал', zh: '未上门致歉' },
    texts: {
      en:
        "I'm very sorry about the missed visit, {customerName}. You're booked as the first " +
        'job on {date}, {window}, and the £30 credit comes off your next bill by itself.',
      ru:
        'Мне очень жаль, что мастер не приехал, {customerName}. Вы первый в списке на ' +
        '{date}, {window}, а компенсация £30 сама вычтется из следующего счёта.',
      zh: '{customerName}，工程师没有上门，非常抱歉。已为您约在{date}{window}的第一单，30英镑补偿会自动从下期账单扣减。',
    },
  },
  {
    key: 'wifi',
    shortcut: 'wifi',
    tags: ['faults'],
    names: { en: 'Better Wi-Fi', ru: 'Лучше Wi-Fi', zh: '改善无线' },
    texts: {
      en:
        'Please put the hub in the open, upright, about chest height and away from metal. ' +
        "I've moved you to a quieter channel as well, so give it two minutes and try again.",
      ru:
        'Поставьте, пожалуйста, роутер на открытое место, стоймя, на высоте груди и ' +
        'подальше от металла. Канал я тоже сменил на более свободный: через две минуты ' +
        'попробуйте ещё раз.',
      zh: '请把路由器竖着放在开阔处，大约齐胸高，远离金属。我也帮您换到了更空闲的信道，两分钟后再试一次。',
    },
  },
  {
    key: 'bill',
    shortcut: 'bill',
    tags: ['bills'],
    names: { en: 'Bill explained', ru: 'Объяснение счёта', zh: '账单说明' },
    texts: {
      en:
        "I've gone through your bill line by line. The difference of {sum} comes from the " +
        'following:',
      ru: 'Я прошёл ваш счёт построчно. Разница {sum} складывается вот из чего:',
      zh: '我逐项核对了您的账单，差额{sum}来自以下几项：',
    },
  },
  {
    key: 'refund',
    shortcut: 'refund',
    tags: ['bills'],
    names: { en: 'Refund on its way', ru: 'Деньги возвращаются', zh: '退款处理中' },
    texts: {
      en:
        '{sum} is on its way back to you: off the next bill, or to your bank within 5 ' +
        'working days if you prefer. Just tell me which.',
      ru:
        '{sum} возвращаются вам: из следующего счёта или, если удобнее, на банковский счёт ' +
        'за 5 рабочих дней. Скажите, как лучше.',
      zh: '{sum}正在退还：可从下期账单抵扣，也可在5个工作日内退到银行账户，您选哪种？',
    },
  },
  {
    key: 'credit',
    shortcut: 'credit',
    tags: ['bills'],
    names: { en: 'Credit added', ru: 'Скидка внесена', zh: '补偿已入账' },
    texts: {
      en:
        'The credit of {sum} is on account {orderNumber} now. You can see it in the app ' +
        'under Bills, Credits.',
      ru:
        'Компенсация {sum} уже на договоре {orderNumber}. Она видна в приложении: «Счета», ' +
        '«Компенсации».',
      zh: '补偿{sum}已记入账户{orderNumber}，在App的“账单”“补偿”里可以看到。',
    },
  },
  {
    key: 'moving',
    shortcut: 'move',
    tags: ['contract'],
    names: { en: 'Moving home', ru: 'Переезд', zh: '移机' },
    texts: {
      en:
        'Your contract simply moves with you, free of charge. Activation at {address} is ' +
        'booked for {date}; take the hub along.',
      ru:
        'Договор просто переезжает с вами, бесплатно. Подключение по адресу {address} ' +
        'назначено на {date}; роутер возьмите с собой.',
      zh: '合同随您一起迁移，免费。{address}的开通时间约在{date}，路由器请带上。',
    },
  },
  {
    key: 'leaving',
    shortcut: 'leave',
    tags: ['contract'],
    names: { en: 'Leaving', ru: 'Уход', zh: '销户' },
    texts: {
      en:
        "I've given notice on account {orderNumber}. The last day is {date}. A free return " +
        'label for the hub is in your inbox, please send it within 28 days.',
      ru:
        'Договор {orderNumber} расторгается, последний день — {date}. Бесплатная наклейка ' +
        'для возврата роутера у вас в почте, отправьте его, пожалуйста, за 28 дней.',
      zh: '账户{orderNumber}已办理销户，最后一天是{date}。路由器的免费退件标签在您的邮箱里，请在28天内寄回。',
    },
  },
  {
    key: 'promise',
    shortcut: 'promise',
    tags: ['general'],
    names: { en: 'A promise with a date', ru: 'Обещание с датой', zh: '承诺回复时间' },
    texts: {
      en: "I've written down my promise: you'll hear from me by {date}, with or without news.",
      ru: 'Обещание записано: напишу вам до {date}, с новостями или без.',
      zh: '我的承诺已经记下：{date}之前一定联系您，有没有消息都会告诉您。',
    },
  },
  {
    key: 'goodbye',
    shortcut: 'bye',
    tags: ['general'],
    names: { en: 'Goodbye', ru: 'Прощание', zh: '结束语' },
    texts: {
      en:
        'Thank you for getting in touch, {customerName}. You may get a short survey, and an ' +
        'honest answer helps us most. Take care!',
      ru:
        'Спасибо, что написали, {customerName}. Может прийти короткий опрос: честный ответ ' +
        'помогает нам больше всего. Всего доброго!',
      zh: '感谢您的联系，{customerName}。您可能会收到一份简短的调查，真实的回答对我们帮助最大。祝您顺利！',
    },
  },
  {
    key: 'silent',
    shortcut: 'silent',
    tags: ['general'],
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
