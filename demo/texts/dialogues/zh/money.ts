import type { Scenario } from '../scenario.ts';

export const moneyScenarios = [
  {
    reasonKey: 'refund-late',
    cause: 'process',
    ending: 'follow-up',
    source: '退款到账时间',
    subjects: ['退款什么时候到账 {order}', '@unpaid 退货好几天了没退款'],
    chats: [
      '@unpaid 退款[还没到|怎么还没到] {order} [都{nDays}了|等了{nDays}]',
      '@unpaid 货都签收了，[钱呢|退款呢]\n{order}',
      '@bank 显示退款成功，[银行卡里没有|账户里没收到] {sum}',
      '@bank 你们说退了，我卡里没有啊 [都{nDays}了|等好几天了] {order}',
    ],
    mails: [
      '@unpaid 订单{order}退货{ordered}已被仓库签收，退款{sum}至今没有到账。页面写着“退款处理' +
        '中”。请核实卡在哪一步，并给出到账日期。',
      '@bank 您好，我的退款（订单{order}，{sum}）显示“退款成功”已经{nDays}，银行那边查不到入' +
        '账。麻烦提供退款流水号。',
      '@unpaid 订单{order}的退货你们仓库早就签收了，退款{sum}到今天还没动静。每次进去看都是“' +
        '处理中”，请告诉我卡在哪里、哪天到账。',
      '@bank 订单{order}显示已退款{sum}，但银行查不到任何入账记录，银行要我提供退款流水号，请' +
        '尽快发给我。',
    ],
    calls: [
      '@unpaid 我退的东西你们早就收到了，那{sum}块钱怎么还没退给我？',
      '@bank 页面显示退款成功，可我卡里一直没收到钱。',
      '@unpaid 我那个退货仓库都签收了，钱一直不退，什么情况？',
    ],
    clarifications: [],
    answers: [
      '@unpaid 查到了：仓库签收后没有点验货完成，退款就一直没发起，这是我们的问题。我已经请仓' +
        '库补验，退款{sum}今天提交，{soon}前到账。',
      '@bank 退款在{promised}已经提交给银行了，原路退回到尾号{phone4}的卡。银行卡最长5个工作' +
        '日，也就是{soon}前会到。流水号我发到您消息里，到时候没到可以拿它直接问银行。',
    ],
    followUps: [
      {
        ask: '@unpaid 为什么要我来催才退？',
        reply: '您说得对，本该48小时内自动验货。您这单漏了提醒，我已经登记给仓库，向您道歉。',
      },
      {
        ask: '@bank {soon}还没到怎么办？',
        reply: '直接回复这条消息就行，我会拿着流水号去找银行查，不用您自己跑。',
      },
      {
        ask: '@unpaid 能不能退到余额，快一点？',
        reply: '可以的，余额即时到账。您确认一下，我现在就改。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '退款一般要30天左右才到账。',
        reaction: '30天？我上次三天就到了',
        isBelieved: false,
        right: '验货通过后原路退回1到3个工作日，银行卡最长5个工作日。',
      },
      {
        kind: 'wrong-procedure',
        says: '@bank 退款成功了就跟我们没关系了，您找银行。',
        reaction: '银行说没收到你们的打款',
        isBelieved: false,
        right: '退款已提交但未到账的，由商城提供流水号并向银行查询。',
      },
      {
        kind: 'wrong-rate',
        says: '退款要扣除2%的支付手续费。',
        reaction: '凭什么扣我手续费',
        isBelieved: false,
        right: '退款按实付金额全额退回，不扣手续费。',
      },
    ],
    stalls: ['退款在处理中，请您耐心等待哦。', '财务那边在处理，具体时间这边查不到。'],
    curt: ['@unpaid 仓库漏验了，补上了，{soon}前到。', '@bank 银行最长5个工作日，{soon}前到。'],
    praise: ['@unpaid 一查就知道卡在仓库，第二天钱就到了', '@bank 主动给了流水号，很专业'],
    complaints: ['不催就不退，退个款跟要账一样', '钱是退了，等了大半个月'],
  },
  {
    reasonKey: 'double-charge',
    cause: 'system',
    ending: 'follow-up',
    source: '重复扣款处理',
    subjects: ['重复扣款 {order}', '一单扣了两次钱'],
    chats: [
      '扣了我两次钱！！ {order} [两条扣款短信|都是{sum}]',
      '你好 付款的时候[卡了一下|页面卡死]，结果扣了两笔{sum}\n{order}',
    ],
    mails: [
      '支付订单{order}时页面卡住，银行卡被扣了两笔{sum}，间隔一分钟，订单只有一个。请核实并退' +
        '回多扣的一笔，扣款截图见附件。',
    ],
    calls: ['我就买了一单，银行给我扣了两次{sum}，你们查一下。'],
    clarifications: [],
    answers: [
      '确实扣了两笔，第二笔没有对应的订单，系统已经自动发起退回，1到3个工作日内到账。退回的流' +
        '水号我发到您消息里了。',
      '两笔都看到了。多扣的{sum}我已经提交退回，最晚{soon}到账，这期间订单照常发货，不受影响。',
    ],
    followUps: [
      {
        ask: '不会又扣一次吧？',
        reply: '不会，这笔已经关闭了，再扣也会自动退回。',
      },
      {
        ask: '能不能补偿一下？',
        reply: '这件事让您担心了，给您补一张10元无门槛券，已经放进账户。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '您去找银行撤销就好。',
        reaction: '银行让我找商户',
        isBelieved: false,
        right: '重复扣款由商城核实并原路退回，不用找银行。',
      },
      {
        kind: 'wrong-date',
        says: '要等月底对账才能退。',
        reaction: '今天才月初啊',
        isBelieved: false,
        right: '重复扣款1到3个工作日原路退回。',
      },
    ],
    stalls: ['我们这边只看到一笔呢。'],
    curt: ['过几天自己会退的。'],
    praise: ['第二天就退回来了，虚惊一场'],
    complaints: ['付个款还能扣两次，吓得我'],
  },
  {
    reasonKey: 'price-drop',
    cause: 'product',
    ending: 'solved',
    source: '价格保护规则',
    subjects: ['买完就降价，申请价保 {order}', '价保申请'],
    chats: [
      '刚买两天就降价了 [{sum}变{sumLess}了|从{sum}降到{sumLess}] {order} [怎么说|能退差价不]',
      '有价保吗？{order} 降了[好几十|不少]',
      '[当韭菜割呢|刚买就降心里不舒服] 能补差价吗\n{order}',
    ],
    mails: [
      '{ordered}以{sum}购买了{product}（订单{order}），今天页面价{sumLess}。页面标注“15天价格' +
        '保护”，请退还差价。',
      '您好，{product}买了不到一周就从{sum}降到{sumLess}。我是老顾客了，心里确实不舒服。请按' +
        '价保规则处理订单{order}的差价。',
    ],
    calls: [
      '我前两天{sum}买的，今天看才卖{sumLess}，你们不是有价保吗？',
      '我刚买的{product}就降价了，差价能退给我吗？',
    ],
    clarifications: [],
    answers: [
      '符合价保，付款15天内降价可以退差价。已经帮您提交，差价{diff}原路退回，1到3个工作日到账。',
      '核对过了，今天的{sumLess}是普通活动价，在价保范围里，差价{diff}给您退回。以后您也可以' +
        '在订单详情点“价格保护”，系统马上算。',
    ],
    followUps: [
      {
        ask: '再降还能申请吗？',
        reply: '每单可以价保一次，建议您过几天看看再点。不过这次已经退了，算用掉了。',
      },
      {
        ask: '秒杀价也保吗？',
        reply: '限时秒杀和拼团价不在范围里，普通活动价都保。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '价保只有7天，您过期了。',
        reaction: '我截图了页面写15天',
        isBelieved: false,
        right: '价格保护期为付款后15天。',
      },
      {
        kind: 'wrong-procedure',
        says: '差价退不了，您退货再买一单划算。',
        reaction: '来回折腾运费谁出',
        isBelieved: false,
        right: '价保期内直接退差价，不用退货重拍。',
      },
      {
        kind: 'wrong-rate',
        says: '价保只退差价的一半。',
        reaction: '第一次听说退一半的',
        isBelieved: false,
        right: '价保退还全部差价。',
      },
    ],
    stalls: ['价格波动是正常的呢亲。'],
    curt: ['自己点“价格保护”就行。'],
    praise: ['二话不说退了差价，舒服'],
    complaints: ['降价不提醒，要不是我自己看到就亏了'],
  },
  {
    reasonKey: 'coupon-fails',
    cause: 'system',
    ending: 'solved',
    source: '优惠券使用规则',
    subjects: ['优惠券用不了', '满减没有生效 {order}'],
    chats: [
      '@flash,bug {coupon}的券为啥用不了 [提示不满足条件|选不了]',
      '@flash,bug 券明明没过期，[结算的时候是灰的|就是勾不上]',
      '@forgot 下单忘了用券 {order} [能补吗|可以退差价吗] 😭',
    ],
    mails: [
      '@flash,bug 我账户里有一张{coupon}的优惠券，购物车金额已经满足，结算时却提示“不满足使用' +
        '条件”。请帮忙看看原因。',
      '@forgot 刚提交的订单{order}忘了用{coupon}的券，还没发货，能不能补用或者退差价？',
    ],
    calls: [
      '@flash,bug 我有张{coupon}的券，钱也够了，结账的时候就是用不上。',
      '@forgot 我刚下单忘了用券，还能补吗？',
    ],
    clarifications: [],
    answers: [
      '@flash 找到原因了：秒杀商品不算在用券金额里，去掉它就差十几块。您换一件普通商品凑单，' +
        '券就能勾上。提示写得不清楚，我反馈给产品同事了。',
      '@bug 您的券没问题，是系统昨晚更新后把这个类目漏掉了。我给您换了一张同面额的，现在刷新' +
        '购物车就能用，有效期7天。',
      '@forgot 还没出库，来得及。我给您取消重拍，价格和券都保留，您十分钟内重新付款就好。',
    ],
    followUps: [
      {
        ask: '@flash,bug 可以了 谢谢',
        reply: '不客气，祝您购物愉快！',
      },
      {
        ask: '一单能用两张吗？',
        reply: '每单限用一张券，可以和全场满减一起用。',
      },
      {
        ask: '@forgot 重拍会不会没货了？',
        reply: '不会的，库存给您锁着，十分钟内付款就行。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '@flash,bug 券过期了，用不了。',
        reaction: '上面写的到月底才过期啊',
        isBelieved: false,
        right: '券在有效期内；秒杀商品不计入用券金额。',
      },
      {
        kind: 'wrong-rate',
        says: '@flash,bug 这张券要满299才能用。',
        reaction: '券上写的{coupon}',
        isBelieved: false,
        right: '按券面标注的门槛计算，秒杀商品不计入。',
      },
      {
        kind: 'wrong-procedure',
        says: '@forgot 下过单就不能再用券了。',
        reaction: '还没发货也不行吗',
        isBelieved: false,
        right: '未出库的订单可以取消重拍，价格和优惠券都保留。',
      },
    ],
    stalls: ['@flash,bug 系统提示不能用就是不能用哦亲。', '@forgot 下次记得用就好啦亲。'],
    curt: ['@flash 秒杀不能用券，规则里有。', '@bug 券给您换了。', '@forgot 取消重拍吧。'],
    praise: [
      '@bug 马上给换了张能用的券，爽快',
      '@flash 一下就找到原因，凑单成功',
      '@forgot 帮我把券用上了，省了三十',
    ],
    complaints: ['满减规则复杂得像做数学题'],
  },
  {
    reasonKey: 'deposit',
    cause: 'knowledge',
    ending: 'solved',
    source: '预售定金与尾款',
    subjects: ['@refund 定金可以退吗 {order}', '@balance 尾款怎么付'],
    chats: [
      '@refund 定金能退吗 [不想要了|买错款了] {order}',
      '@balance 尾款什么时候付啊，[忘了会怎样|错过了定金退吗] {order}',
    ],
    mails: [
      '@refund 订单{order}付了{product}的定金，现在家里已经有人送了一个，想取消。请问定金能否' +
        '退还？尾款不付会怎样？',
      '@balance 订单{order}的定金已经付了，尾款什么时候付、付到哪天截止？错过了会怎么样？',
    ],
    calls: [
      '@refund 我之前付过一个定金，现在不想要了，定金还能退不？',
      '@balance 我付过定金的那个，尾款是哪天付？',
    ],
    clarifications: [],
    answers: [
      '@refund 定金在付尾款之前，个人原因取消是不退的，这个在付定金的页面有说明。不过尾款付完、' +
        '发货前取消，或者收货后七天无理由，尾款和定金都能一起退，您可以这样操作。',
      '@balance 尾款从{soon}晚上8点开始付，付到{later}。我给您设了提醒短信。错过尾款期定金不' +
        '退，所以您留意一下。',
    ],
    followUps: [
      {
        ask: '@refund 那我先付尾款再退？',
        reply: '可以的，付完尾款在发货前申请退款，定金和尾款一起原路退回。',
      },
      {
        ask: '商家发不了货呢？',
        reply: '商家原因发不出货，定金双倍退给您。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '@refund 定金随时可以退，您放心。',
        reaction: '那我就不付尾款了哈',
        isBelieved: true,
        right: '个人原因取消，付尾款前定金不退；付完尾款后申请退款可一并退回。',
      },
      {
        kind: 'wrong-date',
        says: '@balance 尾款没有截止时间，想什么时候付都行。',
        reaction: '好的那我月底再付',
        isBelieved: true,
        right: '尾款付款期到{later}截止，逾期定金不退。',
      },
    ],
    stalls: ['定金规则以页面为准。'],
    curt: ['@refund 定金不退，页面写得很清楚。', '@balance {soon}晚上8点开始，{later}截止。'],
    praise: ['@refund 教了我一个两全的办法，客服很懂', '@balance 解释清楚，还给设了短信提醒'],
    complaints: ['定金规则写在最下面的小字里'],
  },
] satisfies readonly Scenario[];
