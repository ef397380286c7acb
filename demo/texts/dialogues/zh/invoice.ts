import type { Scenario } from '../scenario.ts';

export const invoiceScenarios = [
  {
    reasonKey: 'invoice-missing',
    cause: 'process',
    ending: 'solved',
    source: '电子发票开具',
    subjects: ['电子发票没收到 {order}', '开发票'],
    chats: [
      '发票[还没开|没收到] {order} [单位要报销|报销等着用]',
      '怎么开发票 [订单里没有入口|找不到开票的地方] {order}',
    ],
    mails: ['订单{order}确认收货已经{nDays}，电子发票还没有发到邮箱。公司月底关账，请尽快开具。'],
    calls: ['我要报销，你们那个电子发票一直没发给我。'],
    clarifications: [],
    answers: [
      '@done 已经给您开好了，刚刚发到账户邮箱，您看下垃圾邮件里有没有。订单页也能随时下载。',
      '@taxid 开票卡在了税号校验，缺一位，所以没开出来，也没提示您。您把税号再发一遍，我现在就开。',
    ],
    followUps: [
      {
        ask: '@done 收到了谢谢',
        reply: '不客气。以后确认收货后24小时内会自动发到邮箱。',
      },
      {
        ask: '能开专票吗？',
        reply: '可以的，专票需要公司地址、电话和开户行信息，您发来以后5个工作日内寄出。',
      },
      {
        ask: '@taxid 税号发你了',
        reply: '收到，已经开好发到邮箱，抬头和税号您核对一下。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '发票要等一个月才能开。',
        reaction: '月底就要关账了！',
        isBelieved: false,
        right: '确认收货后24小时内开具电子发票。',
      },
      {
        kind: 'wrong-rate',
        says: '开发票需要补6%的税点。',
        reaction: '哪有让顾客补税点的',
        isBelieved: false,
        right: '开具发票不收任何税点。',
      },
    ],
    stalls: ['财务在排队开票，请等待通知。'],
    curt: ['@done 订单页自己下载。', '@taxid 税号少一位，重发。'],
    praise: ['两分钟开好，报销赶上了'],
    complaints: ['开票失败也不提醒，差点误了报销'],
  },
  {
    reasonKey: 'invoice-wrong',
    cause: 'customer',
    ending: 'solved',
    source: '发票换开',
    subjects: ['发票抬头错了，要求换开 {order}', '税号开错'],
    chats: [
      '发票抬头[填错了|开成个人了]，能重开吗 {order}',
      '税号少了一位 发票[报不了|被财务打回来了]\n{order}',
    ],
    mails: [
      '订单{order}的电子发票抬头开成了个人，公司无法报销。请按我账户里的公司抬头和税号换开。',
    ],
    calls: ['发票抬头开错了，开成个人的了，能给我重开一张吗？'],
    clarifications: [],
    answers: [
      '可以换开，90天内都行。旧票已经红冲，新票按账户里的公司抬头开好了，发到您邮箱。',
      '换好了，原来那张作废，请用新的报销。抬头、税号您核对一遍，有问题随时找我。',
    ],
    followUps: [
      {
        ask: '旧的还要寄回吗？',
        reply: '电子发票不用寄回，红冲以后旧的自动作废。',
      },
      {
        ask: '能改成专票吗？',
        reply: '可以，专票需要公司地址和开户行信息，您发来，5个工作日内寄出。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '发票开出就不能改了。',
        reaction: '那我怎么报销？',
        isBelieved: false,
        right: '电子发票90天内可以换开，旧票红冲。',
      },
    ],
    stalls: ['抬头是您自己填的，我们改不了。'],
    curt: ['填之前核对一下。换好了。'],
    praise: ['换开很快，财务这边过了'],
    complaints: ['默认给我开个人抬头，容易搞错'],
  },
] satisfies readonly Scenario[];
