import type { Translated } from '#kernel/language.ts';
import { fourSteps, manners, words, yesNo, yesPartlyNo, zeroToTen } from './first-scales.ts';
import { type Cause, type Criterion, impressionKey } from './scorecard.ts';

/** Asked first and outside the score: it shows how much of the impression the criteria explain. */
export const impression: Criterion = criterion({
  id: impressionKey,
  title: words('Your whole impression', 'Общее впечатление', '总体印象'),
  guidance: words(
    'Before you judge the details: how would you feel as this customer, from 0 to 10?',
    'До разбора деталей: что бы вы чувствовали на месте клиента, от 0 до 10?',
    '在评判细节之前：如果您是这位客户，感受如何？请打 0 到 10 分。',
  ),
  weight: 0,
  scale: zeroToTen,
});

export const greeting: Criterion = criterion({
  id: 'greeting',
  title: words('Greeting', 'Приветствие', '问候'),
  guidance: words(
    'Greets the customer, by name if it is known, and gives the own name.',
    'Здоровается с клиентом, по имени, если оно известно, и представляется.',
    '向客户问好，知道姓名时称呼客户，并介绍自己。',
  ),
  weight: 5,
  scale: yesNo,
});

export const manner: Criterion = criterion({
  id: 'manner',
  title: words('Manner and respect', 'Тон и уважение', '态度与尊重'),
  guidance: words(
    'Polite and respectful throughout, without irony, orders or familiarity.',
    'Вежливо и уважительно от начала до конца: без иронии, приказов и фамильярности.',
    '全程礼貌、尊重客户，不讽刺、不命令、不过分随便。',
  ),
  weight: 10,
  scale: manners,
  classes: ['customer-critical'],
  causes: [
    cause('irony', 'agent', words('Irony', 'Ирония', '讽刺')),
    cause('ordering', 'agent', words('Tone of command', 'Приказной тон', '命令口吻')),
    cause('familiarity', 'agent', words('Familiarity', 'Фамильярность', '过分随便')),
    cause('template', 'knowledge', words('Cold template text', 'Сухой шаблон', '模板用语生硬')),
  ],
  mirrors: 'manner',
});

export const attention: Criterion = criterion({
  id: 'attention',
  title: words('Attention', 'Внимание', '专注'),
  guidance: words(
    'Takes in everything the customer has said; the customer never has to repeat it.',
    'Учитывает всё, что сказал клиент; клиенту не приходится повторять.',
    '注意到客户说过的全部内容，客户无需重复。',
  ),
  weight: 10,
  scale: fourSteps,
  causes: [
    cause('asked-twice', 'agent', words('Asked twice', 'Спросили дважды', '重复询问')),
    cause(
      'no-history',
      'system',
      words('Earlier contacts were not shown', 'Не видна история обращений', '看不到历史记录'),
    ),
  ],
  mirrors: 'understanding',
});

export const lettingFinish: Criterion = criterion({
  id: 'letting-finish',
  title: words('Lets the customer finish', 'Даёт договорить', '让客户说完'),
  guidance: words(
    'Does not cut in while the customer is still explaining, and does not hurry to close.',
    'Не перебивает, пока клиент объясняет, и не торопится закрыть диалог.',
    '客户说明时不打断，也不急于结束对话。',
  ),
  weight: 5,
  scale: fourSteps,
  mirrors: 'understanding',
});

export const empathy: Criterion = criterion({
  id: 'empathy',
  title: words('Empathy', 'Участие', '同理心'),
  guidance: words(
    'Feels with the situation in words of their own; a phrase from a script is "a little".',
    'Откликается на ситуацию своими словами; фраза из скрипта — это «слабо».',
    '用自己的话回应客户的处境；照搬话术只算“略有体现”。',
  ),
  weight: 8,
  scale: fourSteps,
  isNotApplicableAllowed: true,
  mirrors: 'understanding',
});

export const calm: Criterion = criterion({
  id: 'calm',
  title: words(
    'Calm with an irritated customer',
    'Спокойствие, когда клиент раздражён',
    '面对不满保持冷静',
  ),
  guidance: words(
    'Stays calm and to the point while the customer is irritated.',
    'Остаётся спокойным и говорит по делу, когда клиент раздражён.',
    '客户情绪激动时仍保持冷静、就事论事。',
  ),
  weight: 7,
  scale: fourSteps,
  isNotApplicableAllowed: true,
  mirrors: 'manner',
});

export const pauses: Criterion = criterion({
  id: 'pauses',
  title: words('No unexplained silence', 'Нет необъяснённых пауз', '没有无故沉默'),
  guidance: words(
    'Says that time is needed, how much and what for, and is back when promised.',
    'Предупреждает, сколько нужно времени и на что, и возвращается в срок.',
    '需要时间时说明原因和时长，并按时回复。',
  ),
  weight: 5,
  scale: yesPartlyNo,
  isNotApplicableAllowed: true,
  causes: [
    cause(
      'too-many-dialogues',
      'process',
      words('Too many at once', 'Слишком много диалогов', '同时接待过多'),
    ),
    cause('slow-system', 'system', words('Slow program', 'Медленная программа', '系统缓慢')),
    cause('long-search', 'knowledge', words('Long search', 'Долгий поиск ответа', '查找答案太久')),
  ],
  mirrors: 'speed',
});

export const completeReply: Criterion = criterion({
  id: 'complete-reply',
  title: words('Complete in one reply', 'Полный ответ одним письмом', '一次回复说清'),
  guidance: words(
    'Every question in the message is answered; the customer has no reason to write again.',
    'Есть ответ на каждый вопрос письма; клиенту незачем писать снова.',
    '邮件中的每个问题都有答复，客户无需再次来信。',
  ),
  weight: 10,
  scale: yesPartlyNo,
  causes: [
    cause(
      'question-left-out',
      'agent',
      words('A question left out', 'Пропущен вопрос', '遗漏问题'),
    ),
    cause(
      'other-department',
      'process',
      words('Waits for others', 'Ждём другой отдел', '等待其他部门'),
    ),
  ],
  mirrors: 'speed',
});

export const exactAnswer: Criterion = criterion({
  id: 'exact-answer',
  title: words('Answers the very question', 'Ответ именно на вопрос', '答其所问'),
  guidance: words(
    'Answers what was asked, with specifics: when, how much, where, what happens next.',
    'Отвечает на то, о чём спросили, и конкретно: когда, сколько, где, что дальше.',
    '针对所问作答并给出具体信息：时间、金额、地点、下一步。',
  ),
  weight: 15,
  scale: yesPartlyNo,
  classes: ['customer-critical'],
  causes: [
    cause('question-missed', 'agent', words('Question missed', 'Вопрос не понят', '没听懂问题')),
    cause('no-specifics', 'agent', words('No specifics', 'Нет конкретики', '不够具体')),
    cause(
      'article-unclear',
      'knowledge',
      words('Unclear article', 'Неясная статья', '知识库表述不清'),
    ),
    cause('rule-unclear', 'process', words('No clear rule', 'Нет ясного правила', '没有明确规定')),
  ],
  mirrors: 'solved',
});

export const correctInformation: Criterion = criterion({
  id: 'correct-information',
  title: words('Correct information', 'Верная информация', '信息正确'),
  guidance: words(
    'All that was said is right. If not, mark the place and attach the right source.',
    'Всё сказанное верно. Если нет, отметьте место и приложите верный источник.',
    '所说的一切均正确。如有错误，请标出位置并附上正确来源。',
  ),
  weight: 15,
  scale: yesNo,
  classes: ['customer-critical', 'business-critical'],
  causes: [
    cause(
      'article-not-used',
      'agent',
      words('Article not used', 'Статья не открыта', '未查知识库'),
    ),
    cause(
      'article-outdated',
      'knowledge',
      words('Outdated article', 'Статья устарела', '知识过期'),
    ),
    cause('article-absent', 'knowledge', words('No article', 'Статьи нет', '没有相关知识')),
    cause(
      'change-not-told',
      'process',
      words('Change not told', 'Не сообщили об изменении', '变更未通知'),
    ),
    cause(
      'wrong-data',
      'system',
      words('Wrong data shown', 'Неверные данные в системе', '系统数据有误'),
    ),
  ],
  mirrors: 'knowledge',
});

export const objections: Criterion = criterion({
  id: 'objections',
  title: words('Objections', 'Работа с возражениями', '异议处理'),
  guidance: words(
    'Hears the objection out, asks what is behind it, answers it, checks that it is settled.',
    'Выслушивает возражение, уточняет причину, отвечает и проверяет, снято ли оно.',
    '倾听异议、澄清原因、作出回应，并确认已解决。',
  ),
  weight: 5,
  scale: fourSteps,
  isNotApplicableAllowed: true,
  causes: [
    cause('not-heard', 'agent', words('Not heard out', 'Не дослушали', '没有听完')),
    cause('not-clarified', 'agent', words('Not clarified', 'Не уточнили причину', '没有澄清')),
    cause('not-answered', 'agent', words('Not answered', 'Не ответили', '没有回应')),
    cause('not-checked', 'agent', words('Not checked', 'Не проверили итог', '没有确认')),
  ],
});

export const identification: Criterion = criterion({
  id: 'identification',
  title: words('Identification and consent', 'Идентификация и согласие', '身份核实与同意'),
  guidance: words(
    'Personal data is given or changed only after the customer has proven who they are.',
    'Личные данные сообщают и меняют только после проверки, что это сам клиент.',
    '核实客户身份后才提供或更改个人信息。',
  ),
  weight: 5,
  scale: yesNo,
  isNotApplicableAllowed: true,
  classes: ['compliance-critical'],
  causes: [
    cause('step-left-out', 'agent', words('Step left out', 'Пропущен шаг', '遗漏步骤')),
    cause('check-unclear', 'process', words('Unclear rule', 'Неясное правило', '规定不清')),
  ],
});

export const promiseRecorded: Criterion = criterion({
  id: 'promise-recorded',
  title: words('Promises are recorded', 'Обещания записаны', '承诺已登记'),
  guidance: words(
    'Whatever was promised to the customer stands in the case with its date.',
    'Всё, что обещали клиенту, записано в обращении со сроком.',
    '对客户的每项承诺都已登记，并注明期限。',
  ),
  weight: 5,
  scale: yesNo,
  isNotApplicableAllowed: true,
  classes: ['business-critical'],
});

export const closing: Criterion = criterion({
  id: 'closing',
  title: words('Closing', 'Завершение', '结束语'),
  guidance: words(
    'Sums up what was agreed, thanks the customer and invites to rate the dialogue.',
    'Подводит итог, благодарит клиента и приглашает оценить диалог.',
    '总结结果，感谢客户，并邀请客户评价。',
  ),
  weight: 5,
  scale: yesNo,
});

type Chosen = Pick<Criterion, 'id' | 'title' | 'guidance' | 'weight' | 'scale'>;

/** A criterion with what most have in common: not critical, always applicable, not mirrored,
 *  in no group. */
function criterion(chosen: Chosen & Partial<Criterion>): Criterion {
  return {
    groupId: null,
    isNotApplicableAllowed: false,
    classes: [],
    evidence: 'optional',
    causes: [],
    mirrors: null,
    ...chosen,
  };
}

function cause(id: string, origin: Cause['origin'], title: Translated): Cause {
  return { id, origin, title };
}
