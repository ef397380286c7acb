import type { Scenario } from '../scenario.ts';

export const orderChangesScenarios = [
  {
    reasonKey: 'not-received',
    cause: 'process',
    ending: 'follow-up',
    source: '显示签收但未收到：核实流程',
    subjects: ['显示签收但我没收到 {order}', '谁签收了我的包裹'],
    chats: [
      '{order}显示已签收？？[我没收到啊|我根本没拿到]',
      '谁签的？？ 我人在公司 家里没人\n{order}\n[包裹呢|东西去哪了]',
      '你好，物流写“本人签收”，[可我没签过|但我今天没收到任何快递]，帮我查查{order}',
    ],
    mails: [
      '订单{order}今天{time}显示“已签收”，但我和家人都没有收到，门口、物业、驿站都找过了。请' +
        '核实实际签收人，并尽快给我处理方案。',
    ],
    calls: ['我的快递显示签收了，可我根本没收到，你们给我查一下到底谁签的。'],
    clarifications: [],
    answers: [
      '@search 已经在联系派送的快递员了，工单{claim}，24小时内一定给您答复。如果查不到签收凭' +
        '证，直接给您补发或退款，不用您承担。',
      '@found 刚和快递员通了电话，他把包裹放在了楼下物业的架子上，没通知您。现在他回去取，今' +
        '天{time2}前送到您手上。抱歉让您着急了。',
    ],
    followUps: [
      {
        ask: '@search 如果找不到怎么办？',
        reply: '找不到就按丢件处理，补发或者全额退款由您选，24小时内落实。',
      },
      {
        ask: '他为什么写本人签收？',
        reply: '这是不规范操作，已经投诉到网点。您的情况我们会留在快递考核里。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '显示签收了我们就没办法了，您去报警吧。',
        reaction: '我还没拿到东西你让我报警？',
        isBelieved: false,
        right: '显示签收但未收到的，24小时内核实签收凭证；无凭证的直接补发或退款。',
      },
      {
        kind: 'wrong-date',
        says: '核实需要15个工作日。',
        reaction: '等15天黄花菜都凉了',
        isBelieved: false,
        right: '签收异常24小时内给答复。',
      },
    ],
    stalls: ['系统显示已签收呢亲，您问问家里人。'],
    curt: ['您先问清楚家里人再来。'],
    praise: ['两个小时就把包裹找回来了，谢谢客服'],
    complaints: ['快递乱签收，找了一下午', '处理是处理了，就是快递太不负责'],
  },
  {
    reasonKey: 'left-at-locker',
    cause: 'process',
    ending: 'solved',
    source: '末端派送：驿站与快递柜',
    subjects: ['没经同意放驿站 {order}', '要求重新送货上门'],
    chats: [
      '快递[没打电话就|一声不吭]放驿站了\n{order}\n十几斤的东西让我自己搬？',
      '我备注了送货上门，为什么[又给放快递柜|还是放柜子里] {order}',
      '东西又给我放驿站了，能让快递送上门吗，[我腿脚不方便|家里有小宝宝走不开]',
    ],
    mails: [
      '订单{order}我下单时备注了“请送货上门”，快递员没有联系我就放到了驿站。{product}很重，我' +
        '一个人搬不回来。请安排重新派送，并和快递公司说清楚。',
    ],
    calls: ['我明明写了要送上门，他给我放驿站，电话也不打一个，这么沉我怎么拿？'],
    clarifications: [],
    answers: [
      '已经联系网点，今天{time2}前给您送上门，快递员会提前打电话。以后您的地址我加了“必须上门”' +
        '的标记，不会再直接放驿站。',
      '实在抱歉，没经您同意就代放是不允许的。今天的派送单排满了，约了明天上午第一个给您送上门，' +
        '保管费也不用您出。',
    ],
    followUps: [
      {
        ask: '以后每次都能送上门吗？',
        reply: '标记已经加在您的默认地址上了，以后都按上门派送。要是再有，您直接找我，我来投诉。',
      },
      {
        ask: '那边说超过一天要收费？',
        reply: '不用付，费用我们来和驿站结算。您报一下取件码尾号就行。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: '送货上门需要另付8元。',
        reaction: '包邮还要给上门费？',
        isBelieved: false,
        right: '订单运费已含送货上门，不另收费。',
      },
      {
        kind: 'wrong-procedure',
        says: '代放就算签收了，没办法再送。',
        reaction: '可我没同意啊',
        isBelieved: false,
        right: '未经同意放驿站的，客服联系网点重新派送上门。',
      },
    ],
    stalls: ['现在快递都这样送的，您抽空去取一下吧。'],
    curt: ['又不远，取一下就好了。'],
    praise: ['一个电话就安排上门了，还给地址加了备注，贴心'],
    complaints: ['每次都放驿站，备注根本没人看', '客服不错，快递差评'],
  },
  {
    reasonKey: 'change-address',
    cause: 'system',
    ending: 'solved',
    source: '修改收货地址',
    subjects: ['修改收货地址 {order}', '地址填错了'],
    chats: [
      '地址填错了[怎么改|能改吗] {order} 😭 还没发货',
      '亲 能帮我改个地址吗 [页面点不了|修改按钮是灰的]\n{order}',
      '{order}不要寄[老家|公司]了，来得及改吗',
    ],
    mails: [
      '订单{order}收货地址选成了老家的地址，下单十分钟后就想改，但页面提示“当前状态不可修改”。' +
        '请帮忙改到默认地址，电话不变。',
    ],
    calls: ['我刚下单地址选错了，想改但是页面改不了，你帮我改一下吧。'],
    clarifications: [],
    answers: [
      '还没出库，来得及。已经给您改成默认地址，电话不变，您看一下订单页是不是更新了。',
      '仓库刚打完单，我让他们拦下来重新贴单了，改成了您的默认地址。发货可能晚半天，{soon}前会' +
        '发出。',
    ],
    followUps: [
      {
        ask: '真的改好了吗？页面还是旧的',
        reply: '已经改好了，页面有几分钟延迟。以短信通知里的地址为准，短信刚刚发出。',
      },
      {
        ask: '为什么我自己改不了？',
        reply:
          '页面上的入口在订单生成30分钟后会关闭，我们这边可以改到出库之前。这个提示不清楚，我反' +
          '馈给产品同事了。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '地址改不了的，您拒收以后重新拍吧。',
        reaction: '还没发货就让我拒收？',
        isBelieved: false,
        right: '出库前客服可以修改一次收货地址；出库后可以尝试让快递改派。',
      },
      {
        kind: 'wrong-rate',
        says: '改地址要收5元手续费。',
        reaction: '改个地址还收费？',
        isBelieved: false,
        right: '修改收货地址不收费。',
      },
    ],
    stalls: ['系统显示不可修改，我们也没办法。'],
    curt: ['下单看清楚嘛。改好了。'],
    praise: ['秒改地址，太给力了'],
    complaints: ['自己明明能改的事非要找客服'],
  },
  {
    reasonKey: 'cancel-order',
    cause: 'system',
    ending: 'solved',
    source: '取消订单与拦截',
    subjects: ['取消订单 {order}', '订单取消不了'],
    chats: [
      '怎么取消订单啊 [点了没反应|提示系统繁忙] {order}',
      '@once,shipped 刚付款发现买多了 想取消\n{order}',
      '@twice {order}拍重复了，取消不了',
      '@once,shipped {order}[拍错了|不想要了]，取消不了',
    ],
    mails: [
      '@twice 订单{order}重复下单，想取消其中一单，点击取消后一直提示“系统繁忙”。请帮忙取消并' +
        '退款，谢谢。',
      '@once,shipped 订单{order}买错了型号，想取消，点击“取消订单”一直提示“系统繁忙”。请帮忙' +
        '处理，谢谢。',
    ],
    calls: [
      '@twice 我拍重了一单，想退掉，页面点取消老说系统繁忙。',
      '@once,shipped 我刚下的那单想取消，页面老说系统繁忙，你帮我弄一下。',
    ],
    clarifications: [],
    answers: [
      '@twice,once 已经给您取消了，退款{sum}原路退回，1到3个工作日到账。用掉的优惠券也退回到' +
        '您账户了。',
      '@shipped 订单已经出库了，我让物流做了拦截。拦截成功就自动退款；万一送到了，您拒收就好，' +
        '运费我们承担。',
    ],
    followUps: [
      {
        ask: '优惠券会退吗？',
        reply: '会的，没过期的券随退款一起退回，您在“我的优惠券”里能看到。',
      },
      {
        ask: '@shipped 拦截要多久？',
        reply: '一般当天，最晚{soon}。成功后会有短信，退款自动发起，您不用再操作。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '退款要15个工作日才到。',
        reaction: '取消个订单要半个多月？',
        isBelieved: false,
        right: '取消后原路退款1到3个工作日到账，银行卡最长5个工作日。',
      },
      {
        kind: 'wrong-rate',
        says: '@twice,once 取消订单要扣5%的手续费。',
        reaction: '页面没说要扣钱啊',
        isBelieved: false,
        right: '出库前取消全额退款，不收手续费。',
      },
    ],
    stalls: ['系统繁忙的话您晚点再试试。'],
    curt: ['拍错了自己注意点，取消了。'],
    praise: ['一分钟搞定，钱当天就退了'],
    complaints: ['取消按钮老是报错，白折腾半小时'],
  },
] satisfies readonly Scenario[];
