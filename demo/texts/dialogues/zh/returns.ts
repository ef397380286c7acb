import type { Scenario } from '../scenario.ts';

export const returnsScenarios = [
  {
    reasonKey: 'how-to-return',
    cause: 'knowledge',
    ending: 'solved',
    source: '七天无理由退货：步骤与条件',
    subjects: ['怎么申请退货 {order}', '想退货，找不到入口'],
    chats: [
      '怎么退货啊 [找不到在哪点|没看到退货按钮] {order}',
      '{clothes}[不合适|穿着不好看]想退\n[吊牌还在|没剪吊牌]\n流程是啥',
      '亲 退货[地址发我|寄哪里]',
      '想把{order}退了，[拆开了能退吗|试过一次还能退吗]',
    ],
    mails: [
      '订单{order}的{clothes}尺码不合适，想退货。吊牌完好没有洗过。在页面里没找到退货入口，请' +
        '告知具体步骤和退货地址。',
      '您好，订单{order}的{clothes}试穿后觉得不合适，吊牌没有剪。想了解一下退货怎么操作，钱多' +
        '久能退回来，运费谁承担？',
    ],
    calls: [
      '我想退个东西，不知道在哪儿点退货。',
      '{clothes}我穿着不合适，想退，你教我一下怎么弄。',
    ],
    clarifications: [],
    answers: [
      '可以退的，签收次日起7天内、吊牌完好就行。入口在：我的订单，点进这一单，右下角“申请售后”。' +
        '选“上门取件”，快递员来拿，不用自己找地址。',
      '我直接帮您提交了退货申请，约了明天{window}上门取件。您把{clothes}和吊牌一起装好就行，' +
        '仓库收到后48小时内验货退款。',
    ],
    followUps: [
      {
        ask: '运费谁出？',
        reply: '这单带运费险，上门取件的费用由保险抵，您不用付。',
      },
      {
        ask: '钱多久退回来？',
        reply: '仓库签收后48小时内验货，通过后原路退回，1到3个工作日到账。',
      },
      {
        ask: '快递盒子扔了',
        reply: '没关系，快递员带袋子来，能装好就行。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '七天无理由是从下单那天算的，您已经超了。',
        reaction: '我昨天才收到货怎么就超了？？',
        isBelieved: false,
        right: '七天无理由从签收次日起算7天。',
      },
      {
        kind: 'wrong-procedure',
        says: '只要拆开包装就不能退了。',
        reaction: '衣服不拆怎么试',
        isBelieved: false,
        right: '衣物类拆封试穿、吊牌完好可以退；贴身衣物拆封后才不支持。',
      },
      {
        kind: 'wrong-rate',
        says: '退货要扣10%的折旧费。',
        reaction: '就试了一下扣10%？？',
        isBelieved: false,
        right: '符合七天无理由的退货全额退款，不扣折旧费。',
      },
    ],
    stalls: ['您在页面上自己申请就行。'],
    curt: ['右下角“申请售后”，看一下就有。'],
    praise: ['直接帮我申请好了还约了取件，省心', '步骤说得很清楚，一次就会了'],
    complaints: ['退货入口藏得也太深了'],
  },
  {
    reasonKey: 'return-refused',
    cause: 'agent',
    ending: 'follow-up',
    source: '退货审核与复核',
    subjects: ['退货申请被驳回 {order}', '为什么不给退'],
    chats: [
      '凭什么驳回我的退货 {order} [理由就四个字|写个“不符合规定”就完了]',
      '退货被拒了 理由是[影响二次销售|已使用]\n我[就试了一下|连吊牌都没剪]',
      '{order}申请两次都被拒，[能不能人工看一下|有没有真人看图啊]',
    ],
    mails: [
      '订单{order}的退货申请被驳回，理由“影响二次销售”。商品只在家试穿过一次，吊牌完好，照片' +
        '已经上传。请人工复核并说明依据。',
    ],
    calls: ['我退货被你们拒了，说影响二次销售，我就试穿了一下。'],
    clarifications: [],
    answers: [
      '@approved 我看了您的照片，吊牌完好，没有使用痕迹，之前是审核误判了，向您道歉。已经改为' +
        '通过，上门取件约在明天{window}，运费我们来出。',
      '@review 已经帮您转主管复核，工单{claim}，今天18点前给结果。照片我看过，符合退货条件，' +
        '您放心等我消息。',
    ],
    followUps: [
      {
        ask: '那之前是谁审的？',
        reply: '是系统按关键词自动驳回的，没有人看图。这个问题我们会去改，您这次不会受影响。',
      },
      {
        ask: '@review 要是还不通过呢？',
        reply: '不会的，照片我看过，符合条件，我负责跟到退款为止。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '驳回了就是最终结果，没有复核。',
        reaction: '那我找平台投诉',
        isBelieved: false,
        right: '被驳回的退货可以申请人工复核，当天给结果。',
      },
    ],
    stalls: ['审核结果是系统给的，我们改不了。'],
    curt: ['照片没拍清楚。重新发。'],
    praise: ['人工复核半小时就通过了，讲道理'],
    complaints: ['明明符合条件还要申请三次', '先驳回再道歉，这流程有问题'],
  },
  {
    reasonKey: 'return-freight',
    cause: 'knowledge',
    ending: 'solved',
    source: '退货运费由谁承担',
    subjects: ['退货运费问题 {order}', '运费险怎么赔'],
    chats: [
      '@rule 退货运费[谁出|我出吗] {order}',
      '@diff 运费险赔了8块，可我寄了15\n[剩下的呢|差的怎么办]',
      '@rule 退货运费怎么让我出？？ {order}',
    ],
    mails: [
      '@diff 订单{order}因质量问题退货，我垫付了寄回运费15元，运费险只赔了8元。差额应当由谁承' +
        '担？附上寄件凭证。',
      '@rule 订单{order}想退货，页面上运费的规则没看明白。请问退货运费由谁承担，运费险能赔多少？',
    ],
    calls: [
      '@diff 我退货自己垫了十五块运费，运费险才赔八块，剩下的谁给？',
      '@rule 我想问下退货的运费谁出？',
    ],
    clarifications: [],
    answers: [
      '@diff 质量问题的退货运费由我们承担。差的7元已经补到您账户余额，可以提现也可以下单抵扣。' +
        '下次选“上门取件”就不用垫了。',
      '@rule 规则是：质量问题、发错货，运费我们出；自己不喜欢，运费由您出，有运费险的最高赔12' +
        '元。您这单要是有瑕疵，发张照片给我，我按质量问题给您报。',
    ],
    followUps: [
      {
        ask: '@diff 收到了',
        reply: '好的，给您添麻烦了。以后退货直接点上门取件，一分钱不用垫。',
      },
      {
        ask: '运费险多久到？',
        reply: '仓库确认收货后72小时内，自动退到支付账户，不用申请。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: '运费险最高只赔6元，剩下的您自己承担。',
        reaction: '质量问题也是我自己出？',
        isBelieved: false,
        right: '质量问题退货运费由商城承担；运费险最高赔12元。',
      },
    ],
    stalls: ['运费险是保险公司赔的，我们不清楚。'],
    curt: ['页面都有写，质量问题我们出。'],
    praise: ['@diff 七块钱也给补齐了，良心', '@rule 运费怎么算讲得明明白白'],
    complaints: ['运费规则写得绕来绕去看不懂'],
  },
  {
    reasonKey: 'exchange-size',
    cause: 'customer',
    ending: 'solved',
    source: '换货：尺码与颜色',
    subjects: ['@size 换个尺码 {order}', '@size {clothes}想换大一码', '@color 想换个颜色 {order}'],
    chats: [
      '@size {clothes}[买小了|小了]，能换[{sizeOther}|别的码]吗 {order}',
      '@color 想换个颜色 [{color}换{colorOther}|不要{color}了] 可以不\n{order}',
    ],
    mails: [
      '@size 订单{order}的{clothes}拍的是{size}，试穿偏小，想换{sizeOther}，颜色不变。吊牌完' +
        '好。请问换货流程和运费怎么算？',
      '@color 订单{order}的{clothes}拍的是{color}，家里人说不好看，想换{colorOther}，尺码不变。' +
        '吊牌完好。请问怎么换？',
    ],
    calls: [
      '@size {clothes}我买小了一码，能给我换个大一码的吗？',
      '@color {clothes}我想换个颜色，{color}的换成{colorOther}的。',
    ],
    clarifications: [],
    answers: [
      '@size 可以换，{sizeOther}有货。已经给您提交换货，新的和取件同一天，换尺码这一次来回运' +
        '费由我们出。',
      '@size 这款版型偏小，{sizeOther}会更合适。换货申请提交好了，明天{window}上门取件，取走' +
        '后新的就发。',
      '@color {colorOther}有货，尺码也有。换货已经提交，明天{window}上门取件，取走后新的就发，' +
        '第一次换货来回运费我们出。',
    ],
    followUps: [
      {
        ask: '@size 换的那件要补差价吗？',
        reply: '同款不同码价格一样，不用补。',
      },
      {
        ask: '@size 要是{sizeOther}还不合适呢？',
        reply: '那就直接退，签收7天内都可以，您别担心。',
      },
      {
        ask: '@color 换颜色要补差价吗？',
        reply: '同款不同色价格一样，不用补。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '我们不支持换货，只能退了再买。',
        reaction: '现在都涨价了我退了再买？',
        isBelieved: false,
        right: '同款换尺码、换颜色支持一次免费换货。',
      },
      {
        kind: 'wrong-rate',
        says: '换货运费每次12元，需要您先付。',
        reaction: '页面写首次换货免运费',
        isBelieved: false,
        right: '首次换尺码的来回运费由商城承担。',
      },
    ],
    stalls: ['@size 您看下详情页的尺码表吧。', '@color 颜色是您自己选的呢亲。'],
    curt: ['@size 偏小在评论里都写了。换{sizeOther}。', '@color {colorOther}有货，给换了。'],
    praise: ['@size 换码免运费，速度还快，会回购', '@color 换颜色也免运费，没想到'],
    complaints: ['@size 尺码表不准，每次都要换一次', '@color 页面颜色和实物差不少'],
  },
  {
    reasonKey: 'collection-missed',
    cause: 'process',
    ending: 'solved',
    source: '上门取件改约',
    subjects: ['上门取件没人来 {order}', '退货取件一直没来'],
    chats: [
      '约的上门取件[没人来|到现在没来] {order}',
      '说好{missed}来取件，我[请了半天假等着|在家等到现在]，人呢',
    ],
    mails: [
      '订单{order}的退货取件约在今天{missed}，一直没有人来，也没有电话。请重新预约，并保证退' +
        '货申请不会因为超时被关闭。',
    ],
    calls: ['你们约的人上门取退货，我等了大半天都没来。'],
    clarifications: [],
    answers: [
      '联系到快递员了，他今天单量太多，跑不完。改约明天上午9点到11点，第一个到您家，他会先打' +
        '电话。退货申请的时效我给您延了3天。',
      '非常抱歉让您白等。换了一家快递，今天{time2}前到。如果他还不来，您告诉我，我直接给您先退款。',
    ],
    followUps: [
      {
        ask: '申请会不会过期？',
        reply: '不会，我已经延长了3天，页面上能看到新的截止时间。',
      },
      {
        ask: '我自己寄行不行？',
        reply: '可以的，地址发到您消息里了，运费填到付，不用您出。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '取件失败申请会自动关闭，您重新申请吧。',
        reaction: '又不是我的问题为什么我重新申请',
        isBelieved: false,
        right: '取件未上门的，客服改约并延长退货时效，不用重新申请。',
      },
    ],
    stalls: ['快递员比较忙，您再等等哈。'],
    curt: ['改到明天上午了，在家等着。'],
    praise: ['第二天一早就来取了，还先退了款'],
    complaints: ['白白请了半天假'],
  },
] satisfies readonly Scenario[];
