import type { Scenario } from '../scenario.ts';

export const accountScenarios = [
  {
    reasonKey: 'sign-in-code',
    cause: 'system',
    ending: 'solved',
    source: '验证码收不到',
    subjects: ['收不到验证码', '登录不了账户'],
    chats: [
      '@limit [收不到验证码|验证码一直没来] 登不上去',
      '@number 换手机号了，[旧号收不到码|原来的号停了]，账户还能用吗 😢',
    ],
    mails: [
      '@limit 更换手机后无法登录，验证码一直收不到，点了几次提示“操作频繁”。账户里还有没处理' +
        '完的订单，请帮忙恢复登录。',
      '@number 原来的手机号已经停用，登录收不到验证码，账户里还有订单和积分。请问怎么换绑新号？',
    ],
    calls: [
      '@limit 我登录收不到验证码，点多了说什么操作频繁。',
      '@number 我换手机号了，老号停了，登不上去怎么办？',
    ],
    clarifications: [],
    answers: [
      '@limit 查到了，一小时内最多3次，您点多了被限制了。我已经解除，您现在再点一次，两分钟内' +
        '会到。',
      '@limit 短信通道刚才有延迟，已经恢复。您也可以用邮箱登录，重置链接刚发到您邮箱。',
      '@number 账户还在，您放心。把最近一笔订单的收件人和金额告诉我核对一下，我马上帮您换绑新号。',
    ],
    followUps: [
      {
        ask: '@limit 收到了！',
        reply: '太好了。建议顺手绑一个邮箱，以后收不到短信也能登录。',
      },
      {
        ask: '@limit 以后都会这样吗？',
        reply: '不会，一小时内最多发3次，正常用没问题。顺手绑个邮箱更稳妥。',
      },
      {
        ask: '@number 换绑以后订单还在吗？',
        reply: '都在，订单、积分、优惠券都不变。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '那个账户用不了了，重新注册一个吧。',
        reaction: '我订单和积分都在里面！',
        isBelieved: false,
        right: '收不到验证码可解除限制或用邮箱登录；换号可核对身份后换绑。',
      },
      {
        kind: 'wrong-date',
        says: '@limit 要等24小时才能解除限制。',
        reaction: '我现在就要确认收货',
        isBelieved: false,
        right: '限制为1小时，客服可以立即解除。',
      },
      {
        kind: 'wrong-procedure',
        says: '@number 换绑要本人带身份证到公司来办。',
        reaction: '你们公司在哪我都不知道',
        isBelieved: false,
        right: '核对最近订单的信息后，客服可以直接换绑。',
      },
    ],
    stalls: ['您检查一下手机信号呢。'],
    curt: ['@limit 点太多次了。再试一次。', '@number 报一下订单信息，给您换绑。'],
    praise: ['一下就解决了，谢谢'],
    complaints: ['验证码老是收不到，换了三次手机'],
  },
  {
    reasonKey: 'points-missing',
    cause: 'system',
    ending: 'solved',
    source: '积分到账规则',
    subjects: ['积分没到账 {order}', '少了积分'],
    chats: [
      '积分[没给我|怎么没到] {order}',
      '@early 确认收货好几天了积分还没到 [少了{points}分|应该有{points}]',
    ],
    mails: [
      '@late 订单{order}确认收货已超过一周，应得的{points}积分没有到账，请核实补发。',
      '@early 订单{order}确认收货已经{nDays}，应得的{points}积分还没有到账，请核实。',
    ],
    calls: [
      '@late 我确认收货都一个多礼拜了，积分还没给我。',
      '@early 我确认收货好几天了，积分还没给我。',
    ],
    clarifications: [],
    answers: [
      '@late 查到了，确认收货满7天自动到账，您这单当天系统漏发了。{points}积分已经补上，刷新' +
        '就能看到。',
      '@early 积分是收货7天后到账，您这单到{soon}才满。不过我先给您补上{points}积分，免得您惦记。',
    ],
    followUps: [
      {
        ask: '看到了',
        reply: '好的，100积分抵1元，下单时勾选就能用。',
      },
      {
        ask: '积分会过期吗？',
        reply: '当年的积分到次年年底清零，到期前一个月会发短信提醒。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: '这单用了券，所以没有积分。',
        reaction: '规则里没写用券没积分',
        isBelieved: false,
        right: '积分按实付金额计算，用券也有，1元1分。',
      },
      {
        kind: 'wrong-date',
        says: '积分要三个月后才到。',
        reaction: '三个月？规则写7天',
        isBelieved: false,
        right: '确认收货7天后积分到账。',
      },
    ],
    stalls: ['系统会自动发的，您等等看。'],
    curt: ['收货7天后才给。补了。'],
    praise: ['几百积分也认真给我补了'],
    complaints: ['每次积分都要自己来要'],
  },
  {
    reasonKey: 'membership-fee',
    cause: 'process',
    ending: 'solved',
    source: '金栗会员续费与退费',
    subjects: [
      '@charged 会员自动续费，要求退款',
      '@charged 99元扣费是怎么回事',
      '@cancel 取消会员自动续费',
    ],
    chats: [
      '@charged 突然扣了99元[是什么|干嘛的]？',
      '@charged 会员自动续费[都不提醒的吗|没通知我就扣钱] 退钱',
      '@cancel 我不用会员了 [怎么取消自动续费|哪里关自动续费]',
    ],
    mails: [
      '@charged 今天银行卡被扣99元，查询是“金栗会员”自动续费。我没有收到任何提醒，也没有使用' +
        '会员权益，请退款并关闭自动续费。',
      '@cancel 我不打算再用金栗会员了，在页面里没有找到关闭自动续费的地方，请帮我关掉，并告诉' +
        '我现在的权益能用到哪天。',
    ],
    calls: [
      '@charged 我卡里被你们扣了九十九块钱，说是会员续费，我根本不知道。',
      '@cancel 我想把那个会员的自动续费关了，找不到在哪儿关。',
    ],
    clarifications: [],
    answers: [
      '@charged 续费7天内没用过权益可以全退。我已经给您提交退款99元，原路退回1到3个工作日，自' +
        '动续费也关掉了，以后不会再扣。',
      '@charged 提醒短信发到了您以前的旧号上，所以您没看到，是我们没做到位。退款99元已经提交，' +
        '自动续费关闭。',
      '@cancel 已经给您关掉了，到期后不会再扣。现在的权益可以用到{later}，不受影响。',
    ],
    followUps: [
      {
        ask: '@charged 用过一次免邮还能退吗？',
        reply: '可以，扣掉已经用掉的那次运费，剩下的退给您。',
      },
      {
        ask: '以后别自动扣了',
        reply: '已经关闭。以后只有您自己点开通才会收费。',
      },
      {
        ask: '@cancel 关了现在还能免邮吗？',
        reply: '能，权益一直用到{later}。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '@charged 自动续费是您同意过的，不能退。',
        reaction: '我一次都没用过！',
        isBelieved: false,
        right: '续费7天内未使用权益可全额退款，并可随时关闭自动续费。',
      },
      {
        kind: 'wrong-rate',
        says: '@charged 退会员要扣20元手续费。',
        reaction: '没用过还扣20？',
        isBelieved: false,
        right: '7天内未使用权益全额退款，不扣手续费。',
      },
      {
        kind: 'wrong-procedure',
        says: '@cancel 自动续费只能到期那天自己关。',
        reaction: '到期那天忘了怎么办',
        isBelieved: false,
        right: '自动续费随时可以关闭，客服也可以代为关闭。',
      },
    ],
    stalls: ['会员权益挺多的，您用着也不亏呢。'],
    curt: ['@charged 当时勾选了自动续费。退了。', '@cancel 关了。'],
    praise: ['@charged 没有推三阻四，直接退了，加分', '@cancel 没有挽留推销，直接关了，加分'],
    complaints: ['@charged 自动续费不提醒，太套路', '@cancel 关闭按钮藏得找不到'],
  },
  {
    reasonKey: 'app-error',
    cause: 'system',
    ending: 'solved',
    source: '页面报错的处理',
    subjects: ['页面打不开', '提交订单报错'],
    chats: [
      '@pay [付款页面一直转圈|提交订单报错]，点了[十几次|好多次]了',
      '@page 商品页打不开 [白屏|加载失败] 手机重启也没用',
      '@after 提交售后显示[服务异常|网络错误] {order}',
    ],
    mails: [
      '@after 提交订单{order}的售后申请时一直提示“服务异常”，换了网络和手机都不行。售后期快到' +
        '了，请帮忙处理，避免超时。',
      '@pay 提交付款时页面一直转圈，订单{order}点了好几次都没有付成功。请确认有没有重复扣款，' +
        '并帮我处理。',
      '@page 应用昨晚更新以后，商品页一直白屏，手机重启也没用，请帮忙看看。',
    ],
    calls: [
      '@after 我那个售后申请点了提交老是报错，你们那页面是不是坏了？',
      '@pay 我付款的时候页面老转圈，点了好几次都付不了。',
      '@page 你们那个商品页我打不开，一片白。',
    ],
    clarifications: [],
    answers: [
      '@after 是6.3版本的已知问题，今晚发6.3.1修复。您这边我先直接帮您提交好，不影响时效。',
      '@pay 后台看到报错了，是支付接口升级，已经恢复，您刷新一下再试。券和库存都给您保留着。',
      '@page 是昨晚更新后的缓存问题，已经修复。您把应用退出再打开一次，商品页就能看了。',
    ],
    followUps: [
      {
        ask: '@pay,page 可以了',
        reply: '好的，给您添麻烦了。还有别的需要吗？',
      },
      {
        ask: '@after 时间过了怎么办？',
        reply: '我已经把申请时效延长3天，页面错误造成的不会算您超时。',
      },
      {
        ask: '@pay 会不会重复扣款？',
        reply: '不会，没付成功不扣款；万一扣了，1到3个工作日原路退回。',
      },
      {
        ask: '@page 别的商品也会这样吗？',
        reply: '都修好了，再遇到您告诉我，我盯着。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '@after 那您换个手机试试吧。',
        reaction: '我都换两个了',
        isBelieved: false,
        right: '已知是6.3版本问题，客服可以代为提交，并延长时效。',
      },
      {
        kind: 'wrong-procedure',
        says: '@pay 那您换个手机试试吧。',
        reaction: '我都换两个了',
        isBelieved: false,
        right: '支付接口升级已恢复，刷新重试即可，不需要换手机。',
      },
      {
        kind: 'wrong-procedure',
        says: '@page 那您卸载了重新装一遍。',
        reaction: '重装过了还是白屏',
        isBelieved: false,
        right: '更新后的缓存问题已修复，退出再打开即可。',
      },
    ],
    stalls: ['我们这边打开是正常的呢。'],
    curt: ['@after,page 更新到最新版本。', '@pay 刷新再试。'],
    praise: [
      '@after 直接帮我提交了，不用跟页面较劲',
      '@pay 券和库存都给留着，没白等',
      '@page 一句话就好了',
    ],
    complaints: ['一到活动就白屏'],
  },
  {
    reasonKey: 'unwanted-texts',
    cause: 'process',
    ending: 'solved',
    source: '营销短信退订',
    subjects: ['不要再发推广短信', '退订短信'],
    chats: [
      '@plain 别再给我发短信了 [一天三条|烦死了]',
      '@td 回复TD退订[没用|还是照发]，[怎么关|有没有人管]',
    ],
    mails: [
      '@td 近一周收到八条推广短信，回复退订无效。请把我的手机号从推广名单里移除，只保留订单通知。',
      '@plain 最近每天都收到两三条推广短信，很打扰。请把我的手机号从推广名单里移除，只保留订' +
        '单通知。',
    ],
    calls: [
      '@td 你们天天发推广短信，我回了退订也没用。',
      '@plain 你们天天给我发推广短信，能不能别发了？',
    ],
    clarifications: [],
    answers: [
      '@td 已经把尾号{phone4}从推广名单移除了，24小时内生效，订单和物流通知还会正常发。回复退' +
        '订没生效是接口的问题，谢谢您告诉我们。',
      '处理好了，推广短信、电话都关掉了。以后您想自己开关，在“设置”里的“消息通知”。',
    ],
    followUps: [
      {
        ask: '别又发了',
        reply: '不会了。再收到一条，您把截图给我，我们追责。',
      },
      {
        ask: '那优惠我还能看到吗？',
        reply: '可以，在应用里的“优惠中心”，不会主动打扰您。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '退订只能您自己换手机号。',
        reaction: '为了不收短信换手机号？？',
        isBelieved: false,
        right: '客服可以直接把号码移出推广名单，24小时内生效。',
      },
    ],
    stalls: ['短信是系统自动发的呢。'],
    curt: ['@plain 回TD就行。给你关了。', '@td 接口坏了。给您关了。'],
    praise: ['关掉以后清静了'],
    complaints: ['@td 退订按钮形同虚设', '@plain 一天三条，谁受得了'],
  },
] satisfies readonly Scenario[];
