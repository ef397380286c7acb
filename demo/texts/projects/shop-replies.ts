import type { DemoReply } from './project.ts';

/** What agents of 云栗商城 have ready. */
export const shopReplies = [
  {
    key: 'greeting',
    titles: { en: 'Greeting', ru: 'Приветствие', zh: '问候' },
    text: '{customerName}，您好，我是云栗商城客服{agentName}，请问有什么可以帮您？',
  },
  {
    key: 'ask-number',
    titles: { en: 'Ask for the order number', ru: 'Попросить номер заказа', zh: '询问订单号' },
    text: '麻烦您提供一下订单号，就是订单详情里YL开头的那一串，我马上帮您查。',
  },
  {
    key: 'checking',
    titles: { en: 'I am checking', ru: 'Проверяю', zh: '正在查询' },
    text: '订单{orderNumber}收到了，正在帮您核实，请稍等一两分钟。',
  },
  {
    key: 'not-shipped',
    titles: { en: 'Order to be shipped', ru: 'Когда отправим', zh: '催发货' },
    text:
      '{customerName}，让您久等了。订单{orderNumber}已经加急，{date}前发出，发出后我第一时间把' +
      '单号告诉您。',
  },
  {
    key: 'tracking',
    titles: { en: 'Parcel does not move', ru: 'Посылка не движется', zh: '物流停滞' },
    text: '订单{orderNumber}的包裹已经提交催件。停滞满72小时可以选择补发或者退款，您不用等快递查完。',
  },
  {
    key: 'resend',
    titles: { en: 'Sent again', ru: 'Отправим ещё раз', zh: '安排补发' },
    text: '已经给您安排补发，48小时内发出，不收任何费用。新的单号会显示在订单{orderNumber}里。',
  },
  {
    key: 'refund',
    titles: { en: 'Refund on its way', ru: 'Деньги возвращаются', zh: '退款进度' },
    text: '退款{sum}已经提交，原路退回，1到3个工作日到账，银行卡最长5个工作日。流水号我一并发给您。',
  },
  {
    key: 'return-steps',
    titles: { en: 'How to return', ru: 'Как вернуть', zh: '退货步骤' },
    text:
      '您可以在“我的订单”里点进订单{orderNumber}，右下角选择“申请售后”，再选“上门取件”。签收次' +
      '日起7天内、吊牌完好都可以退。',
  },
  {
    key: 'pickup',
    titles: { en: 'Collection booked', ru: 'За возвратом приедут', zh: '上门取件' },
    text: '上门取件约在{date}{window}，快递员会提前打电话。运费由我们承担，您把商品装好就行。',
  },
  {
    key: 'exchange',
    titles: { en: 'Exchange', ru: 'Обмен', zh: '换货' },
    text: '换货已经提交，首次换尺码来回运费由我们承担。旧的取走以后，新的当天发出。',
  },
  {
    key: 'price',
    titles: { en: 'Price difference', ru: 'Возврат разницы', zh: '价格保护' },
    text: '订单{orderNumber}符合15天价格保护，差价{sum}已经提交退回，1到3个工作日到账。',
  },
  {
    key: 'invoice',
    titles: { en: 'Invoice', ru: 'Счёт-фактура', zh: '电子发票' },
    text: '电子发票已经开好，发到您账户的邮箱了，订单页也可以随时下载。抬头和税号麻烦您核对一下。',
  },
  {
    key: 'apology',
    titles: { en: 'Apology', ru: 'Извинение', zh: '致歉' },
    text: '{customerName}，这件事是我们没做好，非常抱歉。下面是我已经处理的和接下来的安排。',
  },
  {
    key: 'promise',
    titles: { en: 'A promise with a date', ru: 'Обещание с датой', zh: '承诺回复时间' },
    text: '我已经记下来了，{date}前一定给您答复，就算没有进展也会告诉您。',
  },
  {
    key: 'goodbye',
    titles: { en: 'Goodbye', ru: 'Прощание', zh: '结束语' },
    text:
      '感谢您的耐心，{customerName}。稍后会有一个评价邀请，您的真实感受对我们很重要，祝您生活愉' +
      '快！',
  },
] satisfies readonly DemoReply[];
