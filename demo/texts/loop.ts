import type { Language } from './projects/project.ts';

/** What the people of the centre write to each other after a contact. */
export interface LoopWords {
  readonly transferNotes: readonly string[];
  /** To a customer whose message has waited for long. */
  readonly lateGreeting: string;
  /** Of evaluators, when the agent gave wrong information; source: the article that is right. */
  readonly wrong: (source: string) => string;
  readonly curt: readonly string[];
  /** Of leads, whom a customer has asked for somebody else. */
  readonly avoidance: string;
  readonly ignored: readonly string[];
  readonly stalled: readonly string[];
  /** When the agent did well and the cause lies elsewhere. */
  readonly elsewhere: readonly string[];
  /** To the customer: who was told wrong learns what is right. */
  readonly correction: (said: { customerName: string; rightAnswer: string }) => string;
  /** Of department heads. */
  readonly answers: readonly string[];
  readonly improvements: readonly {
    readonly title: string;
    readonly hypothesis: string;
    readonly expectedEffect: string;
    readonly verdict: string;
  }[];
  readonly mistakes: readonly {
    readonly title: string;
    readonly summary: string;
    readonly impact: string;
    readonly factors: readonly string[];
    readonly wentWell: string;
    readonly actions: readonly string[];
  }[];
}

const en: LoopWords = {
  transferNotes: [
    'Not my topic, the customer has explained everything above. Please take over.',
    'Handing over to the team that can change this. Number and dates are in the chat.',
    'The customer came to the wrong queue; I have told them a colleague will go on.',
  ],
  lateGreeting:
    'Hello, and sorry for the wait. I have your message and am looking into it; you will hear ' +
    'from us today.',
  wrong: (source) => `The answer was wrong. What holds stands in “${source}”.`,
  curt: [
    'The facts are right, the tone is not: not one word for the trouble the customer had.',
    'Short and cold. The customer had to read “no” three times before an explanation.',
  ],
  avoidance: 'Would like to talk to somebody else next time.',
  ignored: ['The second question was never answered, although the customer asked it twice.'],
  stalled: ['The customer leaves as he came: no step, no date, no name.'],
  elsewhere: [
    'The agent did what could be done. What made the customer angry happened before the chat.',
    'Polite, complete, quick. The low rating is for the rule, and the rule is ours to change.',
    'Nothing to teach here; the same story comes every week and should end at its source.',
  ],
  correction: ({ customerName, rightAnswer }) =>
    `Hello ${customerName}, we have to correct what we told you. ${rightAnswer} We are sorry for ` +
    'the wrong information and have made sure that it is not given again.',
  answers: [
    'Thank you, seen. We have found the cause and are changing the step; done by Friday.',
    'This is the third time this month. I have put it on our list with an owner.',
    'Known: it ends with the next release on the 1st. Until then please offer a credit.',
    'We checked the case with the team on site. The note in the system was wrong; corrected.',
  ],
  improvements: [
    {
      title: 'Tell customers of an outage before they ask',
      hypothesis:
        'Most who write during an outage only want to know that we know. A text message with ' +
        'the expected end spares them the contact.',
      expectedEffect: 'A third fewer contacts about outages within four weeks',
      verdict: 'Contacts about outages fell by 29 %; kept.',
    },
    {
      title: 'Explain the first bill on its first page',
      hypothesis:
        'The first bill covers five weeks and looks wrong. A box that shows how it adds up ' +
        'answers the question.',
      expectedEffect: 'Half as many questions about first bills',
      verdict: 'Questions about first bills fell by 41 %; kept.',
    },
    {
      title: 'Engineer visits with a two-hour window',
      hypothesis: 'Customers who wait a whole day write to ask where the engineer is.',
      expectedEffect: 'A quarter fewer contacts about visits',
      verdict: '',
    },
  ],
  mistakes: [
    {
      title: 'Credit for an outage was promised at the old rate',
      summary:
        'For nine days the article and the macro showed the old compensation rate, and ' +
        'eleven customers were told a sum that is no longer paid.',
      impact: '11 customers were corrected and credited, £63 in all.',
      factors: [
        'The rate stands in two places, and only one was changed',
        'The macro has no date of review',
      ],
      wentWell: 'Two agents noticed the difference and asked.',
      actions: ['One source for the rate, used by article and macro', 'Review date for all macros'],
    },
    {
      title: 'Chats waited 14 minutes on Monday morning',
      summary: 'Three people were in training while the weekend’s outage came back.',
      impact: '19 customers gave up.',
      factors: [
        'Training is planned without looking at open outages',
        'Nobody saw the queue grow for ten minutes',
      ],
      wentWell: 'The lead called two people back as soon as he saw it.',
      actions: ['Trainings pause while an outage is open', 'A bell for the lead at five waiting'],
    },
  ],
};

const ru: LoopWords = {
  transferNotes: [
    'Вопрос не по моей теме, всё нужное клиент уже написал выше. Подхватите, пожалуйста.',
    'Передаю тем, кто может это изменить. Номер и даты — в чате.',
    'Клиент попал не в ту очередь, предупредил, что ответит коллега.',
  ],
  lateGreeting:
    'Здравствуйте! Простите, что пришлось ждать. Ваше сообщение вижу, разбираюсь и сегодня отвечу.',
  wrong: (source) => `Клиенту сказали неверно. Как правильно — в статье «${source}».`,
  curt: [
    'По фактам верно, по тону нет: ни слова сочувствия, хотя у клиента сорвались планы.',
    'Коротко и холодно. Клиент три раза прочитал «нет», прежде чем получил объяснение.',
  ],
  avoidance: 'Просит, чтобы в следующий раз помог кто-то другой.',
  ignored: ['Второй вопрос так и остался без ответа, хотя клиент задал его дважды.'],
  stalled: ['Клиент ушёл с тем же, с чем пришёл: ни шага, ни срока, ни имени.'],
  elsewhere: [
    'Сотрудник сделал всё, что мог. То, что рассердило клиента, случилось до чата.',
    'Вежливо, полно, быстро. Низкая оценка — правилу, а правило наше.',
    'Учить тут нечему: та же история каждую неделю, закрывать надо у источника.',
  ],
  correction: ({ customerName, rightAnswer }) =>
    `${customerName}, здравствуйте! Мы должны исправить то, что сказали вам раньше. ` +
    `${rightAnswer} ` +
    'Простите за неверные сведения: мы позаботились, чтобы это не повторилось.',
  answers: [
    'Спасибо, вижу. Причину нашли, шаг меняем, закончим к пятнице.',
    'Это третий раз за месяц. Поставила в список, есть ответственный.',
    'Знаем: уйдёт со следующим обновлением первого числа. До тех пор предлагайте скидку.',
    'Проверили с бригадой на месте. Отметка в системе была неверной, исправили.',
  ],
  improvements: [
    {
      title: 'Сообщать о задержке раньше, чем клиент спросит',
      hypothesis:
        'Почти все, кто пишет о задержке, хотят знать одно: мы в курсе и когда привезём. ' +
        'Сообщение с новой датой снимет вопрос.',
      expectedEffect: 'На треть меньше обращений «где посылка» за четыре недели',
      verdict: 'Обращений «где посылка» стало меньше на 27 %, оставляем.',
    },
    {
      title: 'Курьер звонит до отметки «никого нет дома»',
      hypothesis: 'Если отметка без звонка невозможна, ложных отметок не останется.',
      expectedEffect: 'Вдвое меньше обращений о ложных отметках',
      verdict: 'Обращений о ложных отметках стало меньше на 54 %, оставляем.',
    },
    {
      title: 'Понятная форма переноса доставки на сайте',
      hypothesis: 'Клиенты пишут в чат, потому что не находят кнопку переноса.',
      expectedEffect: 'На 20 % меньше просьб перенести доставку',
      verdict: '',
    },
  ],
  mistakes: [
    {
      title: 'Клиентам называли старый срок бесплатного хранения',
      summary:
        'Восемь дней после изменения тарифа в статье оставалось семь дней вместо пяти, и ' +
        'четырнадцать клиентов услышали неверный срок.',
      impact: '14 клиентам написали и вернули плату за хранение, всего 2 100 ₽.',
      factors: [
        'О смене тарифа редактор узнал из рассылки через неделю',
        'Срок записан в двух статьях',
      ],
      wentWell: 'Ошибку заметил агент и спросил старшего.',
      actions: [
        'Смена тарифа начинается с задачи редактору',
        'Один источник срока для всех статей',
      ],
    },
    {
      title: 'В понедельник утром чат ждал 14 минут',
      summary: 'Трое были на обучении, когда пошли вопросы о пятничной задержке.',
      impact: '19 клиентов не дождались.',
      factors: [
        'Обучение назначили, не глядя на открытые сбои',
        'Рост очереди десять минут никто не видел',
      ],
      wentWell: 'Старший вернул двоих сразу, как увидел.',
      actions: ['При открытом сбое обучение переносится', 'Сигнал старшему при пяти ожидающих'],
    },
  ],
};

const zh: LoopWords = {
  transferNotes: [
    '不是我负责的主题，客户已在上面说明情况，请接手。',
    '转给能处理的同事，单号和日期都在聊天里。',
    '客户进错了队列，已告知会有同事继续跟进。',
  ],
  lateGreeting: '您好，抱歉让您久等了。您的留言已收到，我正在核实，今天之内给您答复。',
  wrong: (source) => `给客户的答复有误，正确内容见《${source}》。`,
  curt: [
    '内容没错，语气不对：客户遇到麻烦，却没有一句体谅的话。',
    '答得又短又冷，客户看了三遍“不行”才等到解释。',
  ],
  avoidance: '客户希望下次由其他同事接待。',
  ignored: ['客户问了两遍的第二个问题，始终没有得到回答。'],
  stalled: ['客户怎么来的怎么走：没有步骤，没有时间，也没有负责人。'],
  elsewhere: [
    '客服已尽力，让客户生气的事发生在聊天之前。',
    '礼貌、完整、迅速。低分打给规则，而规则该由我们来改。',
    '这里没有可教的，同样的事每周都有，应该从源头解决。',
  ],
  correction: ({ customerName, rightAnswer }) =>
    `${customerName}，您好！我们需要更正之前的答复。${rightAnswer}` +
    '很抱歉给了您错误的信息，我们已采取措施避免再次发生。',
  answers: [
    '收到，谢谢。原因已找到，正在调整流程，周五前完成。',
    '这是本月第三次了，已列入清单并指定负责人。',
    '已知问题，1号版本更新后解决，在此之前请先补偿优惠券。',
    '已与仓库现场核对，系统标记有误，已更正。',
  ],
  improvements: [
    {
      title: '发货延迟时主动通知客户',
      hypothesis: '问“什么时候发货”的客户大多只想要一个日期，主动发短信就不必来问。',
      expectedEffect: '四周内催发货的咨询减少三成',
      verdict: '催发货的咨询减少了28%，保留。',
    },
    {
      title: '退款进度在订单页可见',
      hypothesis: '客户看得到退款走到哪一步，就不需要再来问。',
      expectedEffect: '退款进度咨询减半',
      verdict: '退款进度咨询减少了46%，保留。',
    },
    {
      title: '商品页补充实物尺寸图',
      hypothesis: '因尺寸不符的退货，多半是页面没有说清楚。',
      expectedEffect: '尺寸类咨询减少两成',
      verdict: '',
    },
  ],
  mistakes: [
    {
      title: '运费险赔付标准答成了旧标准',
      summary: '标准调整后九天内，知识文章仍是旧金额，十二位客户得到了错误的答复。',
      impact: '已逐一更正并补足差额，共126元。',
      factors: ['金额写在两处，只改了一处', '快捷回复没有复核日期'],
      wentWell: '两位客服发现前后不一致，主动提出来。',
      actions: ['金额只保留一个来源', '所有快捷回复设定复核日期'],
    },
    {
      title: '周一上午聊天排队14分钟',
      summary: '三人正在培训，周末的发货延迟咨询集中涌入。',
      impact: '19位客户放弃等待。',
      factors: ['安排培训时没有看未结束的异常', '队列增长十分钟无人察觉'],
      wentWell: '组长一发现就叫回了两位同事。',
      actions: ['有异常时培训顺延', '五人排队即提醒组长'],
    },
  ],
};

/** What people of the centre write to each other, by the language of the project. */
export const loopWords: Readonly<Record<Language, LoopWords>> = { en, ru, zh };
