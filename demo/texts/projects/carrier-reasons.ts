import type { DemoReasonGroup } from './project.ts';

/** Why customers of «Быстрослав» have to get in touch. */
export const carrierReasons = [
  {
    key: 'delivery',
    topicKey: 'delivery',
    names: { en: 'Courier delivery', ru: 'Доставка курьером', zh: '快递上门' },
    reasons: [
      {
        key: 'late',
        departmentKey: 'sorting',
        frequency: 12,
        names: {
          en: 'The parcel did not arrive by the promised date',
          ru: 'Посылка не пришла в обещанный срок',
          zh: '包裹没有按承诺日期送达',
        },
      },
      {
        key: 'courier-missed',
        departmentKey: 'delivery',
        frequency: 8,
        names: {
          en: 'The courier did not come in the chosen hours',
          ru: 'Курьер не приехал в выбранные часы',
          zh: '快递员没有在约定时段上门',
        },
      },
      {
        key: 'false-absence',
        departmentKey: 'delivery',
        frequency: 5,
        names: {
          en: 'The courier noted “nobody at home” without calling',
          ru: 'Курьер отметил «никого нет дома», но не звонил',
          zh: '快递员没打电话就标记“无人在家”',
        },
      },
      {
        key: 'reschedule',
        departmentKey: 'website',
        frequency: 4,
        names: {
          en: 'Moving the delivery to another day did not work on the website',
          ru: 'Перенести доставку на сайте не получилось',
          zh: '网站上无法改约送货时间',
        },
      },
      {
        key: 'redirect',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'The address could not be changed on the way',
          ru: 'Не получилось сменить адрес в пути',
          zh: '运输途中无法修改地址',
        },
      },
      {
        key: 'courier-manner',
        departmentKey: 'delivery',
        frequency: 1.5,
        names: {
          en: 'The courier was rude or careless',
          ru: 'Курьер вёл себя грубо или небрежно',
          zh: '快递员态度差或不负责任',
        },
      },
    ],
  },
  {
    key: 'tracking',
    topicKey: 'delivery',
    names: { en: 'Tracking', ru: 'Отслеживание', zh: '物流跟踪' },
    reasons: [
      {
        key: 'stuck',
        departmentKey: 'sorting',
        frequency: 9,
        names: {
          en: 'The status has not changed for days',
          ru: 'Статус не меняется несколько дней',
          zh: '物流状态好几天没有更新',
        },
      },
      {
        key: 'false-handover',
        departmentKey: 'delivery',
        frequency: 3,
        names: {
          en: '“Handed over” is shown, but there is no parcel',
          ru: 'Стоит «Вручено», а посылки нет',
          zh: '显示“已签收”但没收到包裹',
        },
      },
      {
        key: 'status-unclear',
        departmentKey: 'website',
        frequency: 4,
        names: {
          en: 'It is unclear what the status means',
          ru: 'Непонятно, что означает статус',
          zh: '看不懂物流状态是什么意思',
        },
      },
      {
        key: 'number-unknown',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'The tracking number is not found',
          ru: 'Трек-номер не находится',
          zh: '查不到运单号',
        },
      },
    ],
  },
  {
    key: 'pickup',
    topicKey: 'pickup',
    names: {
      en: 'Pick-up points and lockers',
      ru: 'Пункты выдачи и постаматы',
      zh: '自提点与快递柜',
    },
    reasons: [
      {
        key: 'locker-shut',
        departmentKey: 'pickup',
        frequency: 5,
        names: {
          en: 'The locker does not open or the code does not come',
          ru: 'Ячейка не открывается или не приходит код',
          zh: '柜门打不开或收不到取件码',
        },
      },
      {
        key: 'point-closed',
        departmentKey: 'pickup',
        frequency: 4,
        names: {
          en: 'The pick-up point was closed in its opening hours',
          ru: 'Пункт закрыт в рабочее время',
          zh: '自提点在营业时间关门',
        },
      },
      {
        key: 'storage',
        departmentKey: 'website',
        frequency: 5,
        names: {
          en: 'It is unclear how long a parcel is kept and how to extend it',
          ru: 'Непонятно, сколько хранится посылка и как продлить срок',
          zh: '不清楚保管多久、怎么延期',
        },
      },
      {
        key: 'other-person',
        departmentKey: 'care',
        frequency: 3,
        names: {
          en: 'It is unclear whether somebody else may collect it',
          ru: 'Непонятно, может ли забрать другой человек',
          zh: '不清楚能否由他人代取',
        },
      },
      {
        key: 'wrong-point',
        departmentKey: 'sorting',
        frequency: 2.5,
        names: {
          en: 'The parcel was brought to another pick-up point',
          ru: 'Посылку привезли не в тот пункт',
          zh: '包裹送错了自提点',
        },
      },
      {
        key: 'point-queue',
        departmentKey: 'pickup',
        frequency: 1.5,
        names: {
          en: 'Collecting took too long',
          ru: 'Пришлось долго ждать выдачи',
          zh: '取件排队时间太长',
        },
      },
    ],
  },
  {
    key: 'condition',
    topicKey: 'claims',
    names: { en: 'Loss and damage', ru: 'Сохранность', zh: '破损与丢失' },
    reasons: [
      {
        key: 'damaged',
        departmentKey: 'sorting',
        frequency: 4,
        names: {
          en: 'The parcel arrived damaged',
          ru: 'Посылка пришла повреждённой',
          zh: '包裹送到时已破损',
        },
      },
      {
        key: 'contents-missing',
        departmentKey: 'sorting',
        frequency: 1.5,
        names: {
          en: 'Something is missing from the parcel',
          ru: 'В посылке не хватает вещей',
          zh: '包裹里少了东西',
        },
      },
      {
        key: 'lost',
        departmentKey: 'sorting',
        frequency: 2,
        names: {
          en: 'The parcel is lost',
          ru: 'Посылка потерялась',
          zh: '包裹丢失',
        },
      },
      {
        key: 'claim-silent',
        departmentKey: 'care',
        frequency: 2.5,
        names: {
          en: 'A claim got no answer in time',
          ru: 'На претензию не ответили в срок',
          zh: '理赔申请逾期未答复',
        },
      },
    ],
  },
  {
    key: 'price',
    topicKey: 'payment',
    names: { en: 'Prices and payment', ru: 'Тарифы и оплата', zh: '价格与支付' },
    reasons: [
      {
        key: 'price-higher',
        departmentKey: 'billing',
        frequency: 4,
        names: {
          en: 'The price came out higher than on the website',
          ru: 'Стоимость вышла больше, чем на сайте',
          zh: '实际费用高于网站报价',
        },
      },
      {
        key: 'double-charge',
        departmentKey: 'billing',
        frequency: 2,
        names: {
          en: 'The money was taken twice',
          ru: 'Деньги списались дважды',
          zh: '重复扣款',
        },
      },
      {
        key: 'cash-late',
        departmentKey: 'billing',
        frequency: 3,
        names: {
          en: 'Money for cash on delivery did not come',
          ru: 'Не пришли деньги за наложенный платёж',
          zh: '代收货款没有到账',
        },
      },
      {
        key: 'documents',
        departmentKey: 'billing',
        frequency: 2,
        names: {
          en: 'The receipt or closing documents are missing',
          ru: 'Нет чека или закрывающих документов',
          zh: '没有收到收据或结算单据',
        },
      },
      {
        key: 'tariff-choice',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'It is unclear which tariff to choose',
          ru: 'Непонятно, какой тариф выбрать',
          zh: '不知道选哪种资费',
        },
      },
    ],
  },
  {
    key: 'sending',
    topicKey: 'sending',
    names: { en: 'Sending', ru: 'Отправка', zh: '寄件' },
    reasons: [
      {
        key: 'how-to-send',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'It is unclear how to send a parcel',
          ru: 'Непонятно, как оформить отправку',
          zh: '不清楚怎么寄件',
        },
      },
      {
        key: 'collection-missed',
        departmentKey: 'delivery',
        frequency: 2.5,
        names: {
          en: 'The courier did not come to collect the parcel',
          ru: 'Курьер не приехал забрать посылку',
          zh: '快递员没有上门揽收',
        },
      },
      {
        key: 'allowed-goods',
        departmentKey: 'website',
        frequency: 2,
        names: {
          en: 'It is unclear what may be sent',
          ru: 'Непонятно, что можно отправлять',
          zh: '不清楚哪些物品可以寄',
        },
      },
      {
        key: 'packing',
        departmentKey: 'website',
        frequency: 1.5,
        names: {
          en: 'It is unclear how to pack and what size is allowed',
          ru: 'Непонятно, как упаковать и какой размер допустим',
          zh: '不清楚怎么包装、尺寸限制多少',
        },
      },
    ],
  },
  {
    key: 'return',
    topicKey: 'pickup',
    names: { en: 'Return to the sender', ru: 'Возврат отправителю', zh: '退回寄件人' },
    reasons: [
      {
        key: 'returned-early',
        departmentKey: 'pickup',
        frequency: 2.5,
        names: {
          en: 'The parcel went back although it was awaited',
          ru: 'Посылка уехала обратно, хотя её ждали',
          zh: '收件人在等，包裹却被退回',
        },
      },
      {
        key: 'return-cost',
        departmentKey: 'billing',
        frequency: 1.5,
        names: {
          en: 'It is unclear who pays for the return',
          ru: 'Непонятно, кто платит за возврат',
          zh: '不清楚退回费用由谁承担',
        },
      },
    ],
  },
  {
    key: 'account',
    topicKey: 'app',
    names: { en: 'Website and app', ru: 'Сайт и приложение', zh: '网站与应用' },
    reasons: [
      {
        key: 'sign-in-code',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'The sign-in code does not come',
          ru: 'Не приходит код для входа',
          zh: '收不到登录验证码',
        },
      },
      {
        key: 'app-error',
        departmentKey: 'website',
        frequency: 2,
        names: {
          en: 'The app shows an error',
          ru: 'Приложение выдаёт ошибку',
          zh: '应用报错',
        },
      },
      {
        key: 'recipient-data',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'The recipient’s name or telephone must be corrected',
          ru: 'Нужно исправить имя или телефон получателя',
          zh: '需要更正收件人姓名或电话',
        },
      },
      {
        key: 'stray-notices',
        departmentKey: 'website',
        frequency: 1,
        names: {
          en: 'Notices about other people’s parcels keep coming',
          ru: 'Приходят уведомления о чужих посылках',
          zh: '总收到别人包裹的通知',
        },
      },
    ],
  },
] satisfies readonly DemoReasonGroup[];
