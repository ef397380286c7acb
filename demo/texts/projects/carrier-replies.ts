import type { DemoReply } from './project.ts';

/** What agents of «Быстрослав» have ready. */
export const carrierReplies = [
  {
    key: 'greeting',
    titles: { en: 'Greeting', ru: 'Приветствие', zh: '问候' },
    text: 'Здравствуйте, {customerName}! Меня зовут {agentName}, «Быстрослав». Чем могу помочь?',
  },
  {
    key: 'ask-number',
    titles: { en: 'Ask for the number', ru: 'Попросить номер посылки', zh: '询问运单号' },
    text:
      '{customerName}, подскажите, пожалуйста, номер посылки. Он начинается с BS и есть в СМС ' +
      'и в приложении.',
  },
  {
    key: 'checking',
    titles: { en: 'I am checking', ru: 'Проверяю', zh: '正在查询' },
    text: 'Спасибо, номер {orderNumber} вижу. Проверяю, это займёт пару минут.',
  },
  {
    key: 'late',
    titles: { en: 'Late parcel, new date', ru: 'Задержка, новая дата', zh: '延误、新的送达日期' },
    text:
      'Посылка {orderNumber} задержалась, простите, что не предупредили. Новая дата доставки — ' +
      '{date}, {window}. Слежу за ней и напишу, если что-то изменится.',
  },
  {
    key: 'search',
    titles: { en: 'Search opened', ru: 'Открыт розыск', zh: '已启动查件' },
    text:
      'Розыск посылки {orderNumber} открыт, номер обращения {claimNumber}. На него отводится ' +
      'до 5 рабочих дней, о результате напишу вам.',
  },
  {
    key: 'rebooked',
    titles: { en: 'Courier visit rebooked', ru: 'Новый визит курьера', zh: '已改约派送' },
    text:
      'Доставка {orderNumber} назначена на {date}, {window}. Неявка курьера попыткой не ' +
      'считается, доплачивать ничего не нужно. Курьер позвонит за час.',
  },
  {
    key: 'code',
    titles: { en: 'New locker code', ru: 'Новый код для постамата', zh: '新的取件码' },
    text:
      'Новый код для посылки {orderNumber} отправлен. Он придёт в течение минуты, прежний ' +
      'больше не действует. Я на связи, пока ячейка не откроется.',
  },
  {
    key: 'storage',
    titles: { en: 'Storage prolonged', ru: 'Хранение продлено', zh: '已延长保管' },
    text:
      'Хранение посылки {orderNumber} продлено до {date} включительно. Приходить и платить для ' +
      'этого не нужно.',
  },
  {
    key: 'damaged',
    titles: { en: 'Damaged parcel', ru: 'Повреждение', zh: '包裹破损' },
    text:
      '{customerName}, мне очень жаль. Пришлите, пожалуйста, три фотографии: этикетка, ' +
      'упаковка изнутри, повреждение. Претензия {claimNumber} открыта, решение — до 10 рабочих ' +
      'дней.',
  },
  {
    key: 'refund',
    titles: { en: 'Refund on its way', ru: 'Деньги возвращаются', zh: '退款处理中' },
    text:
      'Возврат {sum} по посылке {orderNumber} оформлен. Деньги придут на ту же карту в течение ' +
      '5 рабочих дней, заявление писать не нужно.',
  },
  {
    key: 'redirect',
    titles: { en: 'Address changed', ru: 'Адрес изменён', zh: '地址已修改' },
    text:
      'Новый адрес посылки {orderNumber} сохранён: {address}. Внутри города это бесплатно. СМС ' +
      'с подтверждением уже отправлена.',
  },
  {
    key: 'apology',
    titles: { en: 'Apology', ru: 'Извинение', zh: '致歉' },
    text:
      '{customerName}, приношу извинения: так не должно было случиться. Вот что уже сделано и ' +
      'что будет дальше.',
  },
  {
    key: 'promise',
    titles: { en: 'A promise with a date', ru: 'Обещание с датой', zh: '承诺回复时间' },
    text: 'Обещание записано: напишу вам не позднее {date}, даже если новостей не будет.',
  },
  {
    key: 'anything-else',
    titles: { en: 'Anything else?', ru: 'Что-нибудь ещё?', zh: '还有其他问题吗' },
    text: 'Помогу ещё с чем-нибудь, {customerName}?',
  },
  {
    key: 'goodbye',
    titles: { en: 'Goodbye', ru: 'Прощание', zh: '结束语' },
    text:
      'Спасибо, что обратились, {customerName}! После разговора придёт короткий вопрос о том, ' +
      'как всё прошло. Будем благодарны за честный ответ.',
  },
] satisfies readonly DemoReply[];
