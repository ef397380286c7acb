import { detail, option, words } from './detail.ts';

/** For which day the parcel was promised. */
export const promisedDay = detail({
  ...{ key: 'promised', kind: 'day' },
  names: words('Promised for', 'Обещали к', '承诺日期'),
  open: words(
    'For which day exactly was it promised?',
    'К какому именно дню её обещали?',
    '具体承诺哪天送到？',
  ),
  closed: words(
    'It was promised for {value}, is that right?',
    'Её обещали {value}, верно?',
    '承诺的日期是{value}，对吗？',
  ),
});

/** What the customer wants now. */
export const whatToDo = detail({
  ...{ key: 'wish', kind: 'choice', isRequired: false },
  names: words('What he wants', 'Чего хочет клиент', '客户诉求'),
  open: words(
    'What exactly would help you most now?',
    'Что именно вам сейчас помогло бы больше всего?',
    '您具体希望我们怎么处理？',
  ),
  closed: words(
    'You would like this: {value}, is that right?',
    'Вы хотите вот что: {value}, верно?',
    '您希望{value}，对吗？',
  ),
  options: [
    option(
      'date',
      words('a date', 'узнать дату', '告知时间'),
      words('when,what day', 'когда ждать,когда будет,дату,в какой день', '什么时候,哪天,到货时间'),
    ),
    option(
      'money',
      words('the money back', 'вернуть деньги', '退款'),
      words('refund', 'возврат,деньги вернёте,верните деньги', '退钱,退货,我退了'),
    ),
    option(
      'again',
      words('another one', 'прислать заново', '补发'),
      words('replacement,resend', 'замена,новую посылку', '换,重发,补寄'),
    ),
    option(
      'point',
      words('a pick-up point', 'в пункт выдачи', '改到自提点'),
      words('pick up', 'пункт выдачи,постамат,заберу сам', '自提,驿站'),
    ),
  ],
});

/** When the courier was to come, and whether he called. */
export const courierDetails = [
  detail({
    ...{ key: 'visit', kind: 'day' },
    names: words('Day of the visit', 'День визита', '上门日期'),
    open: words(
      'On which day exactly was the courier to come?',
      'В какой именно день курьер должен был приехать?',
      '快递员具体应该哪天上门？',
    ),
    closed: words(
      'The courier was to come on {value}, is that right?',
      'Курьер должен был приехать {value}, верно?',
      '快递员应该在{value}上门，对吗？',
    ),
  }),
  detail({
    ...{ key: 'called', kind: 'yes-no', isRequired: false },
    names: words('Did he call', 'Звонил ли курьер', '是否来电'),
    open: words('Did the courier call you?', 'Курьер вам звонил?', '快递员给您打过电话吗？'),
    closed: words(
      'The courier called: {value}. Is that right?',
      'Курьер звонил: {value}. Верно?',
      '快递员来过电话：{value}，对吗？',
    ),
    words: {
      en: ['called', 'phoned'],
      ru: ['звонил', 'позвонил', 'звонка'],
      zh: ['打电话', '来电'],
    },
  }),
];

/** What the parcel was worth. */
export const declaredValue = detail({
  ...{ key: 'value', kind: 'amount', isRequired: false },
  names: words('Value', 'Стоимость', '价值'),
  open: words(
    'What value exactly did you declare?',
    'Какую именно ценность вы объявили?',
    '您具体声明了多少价值？',
  ),
  closed: words(
    'The declared value is {value}, is that right?',
    'Объявленная ценность — {value}, верно?',
    '声明价值是{value}，对吗？',
  ),
});
