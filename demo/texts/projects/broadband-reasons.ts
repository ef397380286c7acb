import type { DemoReasonGroup } from './project.ts';

/** Why customers of Wrenlink have to get in touch. */
export const broadbandReasons = [
  {
    key: 'outage',
    topicKey: 'faults',
    names: { en: 'No connection', ru: 'Нет связи', zh: '断网' },
    reasons: [
      {
        key: 'area-outage',
        departmentKey: 'network',
        frequency: 9,
        names: {
          en: 'The whole street is without internet',
          ru: 'Интернета нет на всей улице',
          zh: '整条街都没网',
        },
      },
      {
        key: 'line-dead',
        departmentKey: 'network',
        frequency: 6,
        names: {
          en: 'The line at home is dead',
          ru: 'Дома пропал интернет',
          zh: '家里线路不通',
        },
      },
      {
        key: 'drops',
        departmentKey: 'network',
        frequency: 8,
        names: {
          en: 'The connection drops several times a day',
          ru: 'Связь обрывается по нескольку раз в день',
          zh: '一天断线好几次',
        },
      },
      {
        key: 'fault-again',
        departmentKey: 'field',
        frequency: 3,
        names: {
          en: 'The fault came back after a repair',
          ru: 'Неисправность вернулась после ремонта',
          zh: '修好之后又出故障',
        },
      },
    ],
  },
  {
    key: 'speed',
    topicKey: 'faults',
    names: { en: 'Speed and Wi-Fi', ru: 'Скорость и Wi-Fi', zh: '网速与无线' },
    reasons: [
      {
        key: 'slow-evenings',
        departmentKey: 'network',
        frequency: 5,
        names: {
          en: 'It is slow in the evenings',
          ru: 'По вечерам медленно',
          zh: '晚上网速慢',
        },
      },
      {
        key: 'weak-wifi',
        departmentKey: 'field',
        frequency: 6,
        names: {
          en: 'Wi-Fi does not reach some rooms',
          ru: 'Wi-Fi не достаёт до некоторых комнат',
          zh: '有的房间无线信号弱',
        },
      },
      {
        key: 'below-guarantee',
        departmentKey: 'network',
        frequency: 3,
        names: {
          en: 'The speed is below the guarantee',
          ru: 'Скорость ниже гарантированной',
          zh: '网速低于保证值',
        },
      },
      {
        key: 'device-setup',
        departmentKey: 'field',
        frequency: 3,
        names: {
          en: 'A device or setting does not work',
          ru: 'Не получается настроить устройство',
          zh: '设备或设置弄不好',
        },
      },
    ],
  },
  {
    key: 'joining',
    topicKey: 'installation',
    names: { en: 'Getting connected', ru: 'Подключение', zh: '新装' },
    reasons: [
      {
        key: 'visit-missed',
        departmentKey: 'field',
        frequency: 5,
        names: {
          en: 'The engineer did not come',
          ru: 'Мастер не приехал',
          zh: '工程师没有上门',
        },
      },
      {
        key: 'visit-moved',
        departmentKey: 'field',
        frequency: 3,
        names: {
          en: 'The visit was moved without asking',
          ru: 'Визит перенесли без спроса',
          zh: '上门时间被擅自改期',
        },
      },
      {
        key: 'start-unknown',
        departmentKey: 'field',
        frequency: 3.5,
        names: {
          en: 'It is unclear when the service starts',
          ru: 'Непонятно, когда заработает услуга',
          zh: '不清楚什么时候开通',
        },
      },
      {
        key: 'self-setup',
        departmentKey: 'field',
        frequency: 4,
        names: {
          en: 'The router could not be set up alone',
          ru: 'Не получилось самостоятельно подключить роутер',
          zh: '自己装不好路由器',
        },
      },
    ],
  },
  {
    key: 'bill',
    topicKey: 'billing',
    names: { en: 'Bills and payments', ru: 'Счета и оплата', zh: '账单与付款' },
    reasons: [
      {
        key: 'bill-higher',
        departmentKey: 'billing',
        frequency: 9,
        names: {
          en: 'The bill is higher than expected',
          ru: 'Счёт больше, чем ожидали',
          zh: '账单比预期高',
        },
      },
      {
        key: 'first-bill',
        departmentKey: 'billing',
        frequency: 4,
        names: {
          en: 'The first bill is unclear',
          ru: 'Непонятен первый счёт',
          zh: '看不懂第一张账单',
        },
      },
      {
        key: 'price-rise',
        departmentKey: 'sales',
        frequency: 4,
        names: {
          en: 'The yearly price rise came as a surprise',
          ru: 'Ежегодное повышение цены стало неожиданностью',
          zh: '年度涨价令人意外',
        },
      },
      {
        key: 'paid-twice',
        departmentKey: 'billing',
        frequency: 1.5,
        names: {
          en: 'The payment was taken twice',
          ru: 'Платёж списали дважды',
          zh: '重复扣款',
        },
      },
      {
        key: 'late-fee',
        departmentKey: 'billing',
        frequency: 2,
        names: {
          en: 'A late fee seems unfair',
          ru: 'Плата за просрочку кажется несправедливой',
          zh: '认为滞纳金不合理',
        },
      },
      {
        key: 'credit-missing',
        departmentKey: 'billing',
        frequency: 3,
        names: {
          en: 'A promised credit is not on the bill',
          ru: 'Обещанной скидки нет в счёте',
          zh: '承诺的补偿没入账',
        },
      },
      {
        key: 'payment-day',
        departmentKey: 'website',
        frequency: 2,
        names: {
          en: 'The payment day could not be changed',
          ru: 'Не получилось сменить день оплаты',
          zh: '改不了扣款日',
        },
      },
    ],
  },
  {
    key: 'plan',
    topicKey: 'plans',
    names: { en: 'Plans and contracts', ru: 'Тарифы и договор', zh: '套餐与合同' },
    reasons: [
      {
        key: 'which-plan',
        departmentKey: 'sales',
        frequency: 3,
        names: {
          en: 'It is unclear which plan fits',
          ru: 'Непонятно, какой тариф подойдёт',
          zh: '不知道哪个套餐合适',
        },
      },
      {
        key: 'offer-differs',
        departmentKey: 'sales',
        frequency: 3,
        names: {
          en: 'The contract differs from what was offered',
          ru: 'Договор отличается от предложения',
          zh: '合同与推销时说的不一样',
        },
      },
      {
        key: 'contract-end',
        departmentKey: 'sales',
        frequency: 3,
        names: {
          en: 'It is unclear when the contract ends and what follows',
          ru: 'Непонятно, когда кончается договор и что потом',
          zh: '不清楚合同何时到期、之后怎样',
        },
      },
      {
        key: 'basic-plan',
        departmentKey: 'sales',
        frequency: 1.5,
        names: {
          en: 'It is unclear who may have the low-income plan',
          ru: 'Непонятно, кому доступен льготный тариф',
          zh: '不清楚谁能办优惠套餐',
        },
      },
    ],
  },
  {
    key: 'leaving',
    topicKey: 'plans',
    names: { en: 'Leaving and moving', ru: 'Уход и переезд', zh: '销户与移机' },
    reasons: [
      {
        key: 'cancel',
        departmentKey: 'sales',
        frequency: 4,
        names: {
          en: 'The service could not be cancelled online',
          ru: 'Не получилось отказаться от услуги на сайте',
          zh: '网上办不了销户',
        },
      },
      {
        key: 'early-fee',
        departmentKey: 'billing',
        frequency: 2,
        names: {
          en: 'The early leaving fee is unclear',
          ru: 'Непонятна плата за досрочный уход',
          zh: '不清楚提前解约费',
        },
      },
      {
        key: 'router-return',
        departmentKey: 'field',
        frequency: 2.5,
        names: {
          en: 'It is unclear how to send the router back',
          ru: 'Непонятно, как вернуть роутер',
          zh: '不清楚怎么退还路由器',
        },
      },
      {
        key: 'moving-home',
        departmentKey: 'website',
        frequency: 4,
        names: {
          en: 'Moving home could not be arranged online',
          ru: 'Не получилось оформить переезд на сайте',
          zh: '网上办不了移机',
        },
      },
      {
        key: 'keep-number',
        departmentKey: 'care',
        frequency: 2,
        names: {
          en: 'It is unclear how to keep the home number',
          ru: 'Непонятно, как сохранить домашний номер',
          zh: '不清楚怎么保留家里的号码',
        },
      },
    ],
  },
  {
    key: 'account',
    topicKey: 'account',
    names: { en: 'Account and service', ru: 'Учётная запись и обслуживание', zh: '账户与服务' },
    reasons: [
      {
        key: 'sign-in',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'Signing in does not work',
          ru: 'Не получается войти',
          zh: '登录不了',
        },
      },
      {
        key: 'details-change',
        departmentKey: 'website',
        frequency: 1.5,
        names: {
          en: 'Name or contact details could not be changed',
          ru: 'Не получилось изменить имя или контакты',
          zh: '改不了姓名或联系方式',
        },
      },
      {
        key: 'no-answer',
        departmentKey: 'care',
        frequency: 3,
        names: {
          en: 'An earlier message got no answer',
          ru: 'На прошлое обращение не ответили',
          zh: '之前的反映没有回音',
        },
      },
      {
        key: 'engineer-manner',
        departmentKey: 'field',
        frequency: 1,
        names: {
          en: 'An engineer’s work or manner was poor',
          ru: 'Мастер работал небрежно или грубил',
          zh: '工程师态度或做工差',
        },
      },
    ],
  },
] satisfies readonly DemoReasonGroup[];
