import type { DemoReasonGroup } from './project.ts';

/** Why customers of 云栗商城 have to get in touch. */
export const shopReasons = [
  {
    key: 'shipping',
    topicKey: 'shipping',
    names: { en: 'Shipping', ru: 'Отправка и доставка', zh: '发货与物流' },
    reasons: [
      {
        key: 'not-shipped',
        departmentKey: 'warehouse',
        frequency: 9,
        names: {
          en: 'The order was not shipped in the promised time',
          ru: 'Заказ не отправили в обещанный срок',
          zh: '超过承诺时间还没发货',
        },
      },
      {
        key: 'tracking-stuck',
        departmentKey: 'delivery',
        frequency: 9,
        names: {
          en: 'The parcel has not moved for days',
          ru: 'Посылка несколько дней не движется',
          zh: '物流好几天不更新',
        },
      },
      {
        key: 'not-received',
        departmentKey: 'delivery',
        frequency: 4,
        names: {
          en: '“Delivered” is shown, but nothing came',
          ru: 'Стоит «Доставлено», но ничего нет',
          zh: '显示已签收但没收到货',
        },
      },
      {
        key: 'left-at-locker',
        departmentKey: 'delivery',
        frequency: 4,
        names: {
          en: 'The courier left it at a locker without asking',
          ru: 'Курьер без спроса оставил посылку в постамате',
          zh: '快递没联系就放驿站或快递柜',
        },
      },
      {
        key: 'change-address',
        departmentKey: 'website',
        frequency: 4,
        names: {
          en: 'The address could not be changed after ordering',
          ru: 'Не получилось изменить адрес после заказа',
          zh: '下单后自己改不了地址',
        },
      },
      {
        key: 'cancel-order',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'The order could not be cancelled',
          ru: 'Не получилось отменить заказ',
          zh: '订单取消不了',
        },
      },
    ],
  },
  {
    key: 'goods',
    topicKey: 'goods',
    names: { en: 'The goods received', ru: 'Полученный товар', zh: '收到的商品' },
    reasons: [
      {
        key: 'broken',
        departmentKey: 'warehouse',
        frequency: 5,
        names: {
          en: 'The goods arrived broken',
          ru: 'Товар пришёл разбитым',
          zh: '收到就是破损的',
        },
      },
      {
        key: 'wrong-goods',
        departmentKey: 'warehouse',
        frequency: 4,
        names: {
          en: 'The wrong goods were sent',
          ru: 'Прислали не то',
          zh: '发错货、颜色或尺码不对',
        },
      },
      {
        key: 'goods-missing',
        departmentKey: 'warehouse',
        frequency: 3,
        names: {
          en: 'Part of the order or a gift is missing',
          ru: 'Не хватает части заказа или подарка',
          zh: '少发、漏发或没有赠品',
        },
      },
      {
        key: 'unlike-page',
        departmentKey: 'product',
        frequency: 4,
        names: {
          en: 'The goods differ from the page',
          ru: 'Товар не такой, как на странице',
          zh: '实物与页面描述不符',
        },
      },
      {
        key: 'failed-soon',
        departmentKey: 'product',
        frequency: 5,
        names: {
          en: 'The goods failed after short use',
          ru: 'Товар сломался вскоре после покупки',
          zh: '用了没多久就坏了',
        },
      },
      {
        key: 'installation',
        departmentKey: 'product',
        frequency: 2,
        names: {
          en: 'It is unclear how to assemble or install it',
          ru: 'Непонятно, как собрать или установить',
          zh: '不会安装、说明书看不懂',
        },
      },
    ],
  },
  {
    key: 'returns',
    topicKey: 'returns',
    names: { en: 'Returns and exchanges', ru: 'Возврат и обмен', zh: '退换货' },
    reasons: [
      {
        key: 'how-to-return',
        departmentKey: 'website',
        frequency: 6,
        names: {
          en: 'It is unclear how to return the goods',
          ru: 'Непонятно, как вернуть товар',
          zh: '不知道怎么申请退货',
        },
      },
      {
        key: 'return-refused',
        departmentKey: 'care',
        frequency: 2.5,
        names: {
          en: 'The return was refused without a clear reason',
          ru: 'В возврате отказали без понятной причины',
          zh: '退货申请被拒、理由不清楚',
        },
      },
      {
        key: 'return-freight',
        departmentKey: 'website',
        frequency: 3,
        names: {
          en: 'It is unclear who pays for the way back',
          ru: 'Непонятно, кто платит за обратную дорогу',
          zh: '不清楚退货运费谁出',
        },
      },
      {
        key: 'exchange-size',
        departmentKey: 'care',
        frequency: 2.5,
        names: {
          en: 'Another size or colour is needed',
          ru: 'Нужен другой размер или цвет',
          zh: '想换尺码或颜色',
        },
      },
      {
        key: 'collection-missed',
        departmentKey: 'delivery',
        frequency: 2,
        names: {
          en: 'Nobody came to collect the return',
          ru: 'За возвратом не приехали',
          zh: '上门取件没有人来',
        },
      },
    ],
  },
  {
    key: 'money',
    topicKey: 'payment',
    names: { en: 'Money and discounts', ru: 'Деньги и скидки', zh: '退款与优惠' },
    reasons: [
      {
        key: 'refund-late',
        departmentKey: 'billing',
        frequency: 8,
        names: {
          en: 'The refund has not arrived',
          ru: 'Возврат денег не пришёл',
          zh: '退款迟迟没到账',
        },
      },
      {
        key: 'double-charge',
        departmentKey: 'billing',
        frequency: 1.5,
        names: {
          en: 'The money was taken twice',
          ru: 'Деньги списались дважды',
          zh: '重复扣款',
        },
      },
      {
        key: 'price-drop',
        departmentKey: 'product',
        frequency: 4,
        names: {
          en: 'The price fell right after the purchase',
          ru: 'Цена упала сразу после покупки',
          zh: '刚买完就降价',
        },
      },
      {
        key: 'coupon-fails',
        departmentKey: 'website',
        frequency: 4,
        names: {
          en: 'The coupon cannot be used',
          ru: 'Купон не применяется',
          zh: '优惠券用不了',
        },
      },
      {
        key: 'deposit',
        departmentKey: 'product',
        frequency: 1.5,
        names: {
          en: 'The rules of the deposit are unclear',
          ru: 'Непонятны условия предоплаты',
          zh: '定金和尾款规则不清楚',
        },
      },
    ],
  },
  {
    key: 'invoice',
    topicKey: 'payment',
    names: { en: 'Invoices', ru: 'Счета-фактуры', zh: '发票' },
    reasons: [
      {
        key: 'invoice-missing',
        departmentKey: 'billing',
        frequency: 3,
        names: {
          en: 'The invoice has not come',
          ru: 'Счёт-фактура не пришёл',
          zh: '没收到电子发票',
        },
      },
      {
        key: 'invoice-wrong',
        departmentKey: 'billing',
        frequency: 2,
        names: {
          en: 'The invoice shows wrong data',
          ru: 'В счёте-фактуре ошибка',
          zh: '发票抬头或税号开错',
        },
      },
    ],
  },
  {
    key: 'advice',
    topicKey: 'goods',
    names: { en: 'Before buying', ru: 'Перед покупкой', zh: '售前咨询' },
    reasons: [
      {
        key: 'size-advice',
        departmentKey: 'product',
        frequency: 3,
        names: {
          en: 'It is unclear which size fits',
          ru: 'Непонятно, какой размер подойдёт',
          zh: '不知道选什么尺码',
        },
      },
      {
        key: 'page-incomplete',
        departmentKey: 'product',
        frequency: 4,
        names: {
          en: 'The page does not say what matters',
          ru: 'На странице нет нужных сведений',
          zh: '页面没写清楚参数',
        },
      },
      {
        key: 'out-of-stock',
        departmentKey: 'product',
        frequency: 2,
        names: {
          en: 'It is unclear when the goods are back',
          ru: 'Непонятно, когда товар появится снова',
          zh: '缺货、不知道什么时候补',
        },
      },
    ],
  },
  {
    key: 'account',
    topicKey: 'account',
    names: { en: 'Account and membership', ru: 'Учётная запись и членство', zh: '账户与会员' },
    reasons: [
      {
        key: 'sign-in-code',
        departmentKey: 'website',
        frequency: 2.5,
        names: {
          en: 'The verification code does not come',
          ru: 'Не приходит код подтверждения',
          zh: '收不到验证码',
        },
      },
      {
        key: 'points-missing',
        departmentKey: 'website',
        frequency: 2,
        names: {
          en: 'Points were not credited',
          ru: 'Баллы не начислены',
          zh: '积分没有到账',
        },
      },
      {
        key: 'membership-fee',
        departmentKey: 'billing',
        frequency: 2,
        names: {
          en: 'The membership renewed without being noticed',
          ru: 'Членство продлилось незаметно',
          zh: '会员被自动续费',
        },
      },
      {
        key: 'app-error',
        departmentKey: 'website',
        frequency: 2,
        names: {
          en: 'The app shows an error',
          ru: 'Приложение выдаёт ошибку',
          zh: '页面打不开或提交失败',
        },
      },
      {
        key: 'unwanted-texts',
        departmentKey: 'care',
        frequency: 1,
        names: {
          en: 'Unwanted advertising keeps coming',
          ru: 'Приходит ненужная реклама',
          zh: '总收到推广短信',
        },
      },
    ],
  },
  {
    key: 'service',
    topicKey: 'account',
    names: { en: 'Our service', ru: 'Наша работа', zh: '服务跟进' },
    reasons: [
      {
        key: 'no-answer',
        departmentKey: 'care',
        frequency: 3,
        names: {
          en: 'An earlier question got no answer',
          ru: 'На прошлый вопрос не ответили',
          zh: '之前反映的问题没人回复',
        },
      },
    ],
  },
] satisfies readonly DemoReasonGroup[];
