import type { Scenario } from '../scenario.ts';

export const goodsScenarios = [
  {
    reasonKey: 'broken',
    cause: 'process',
    ending: 'solved',
    source: '破损商品：举证与赔付',
    subjects: ['收到的{fragile}是碎的 {order}', '包裹破损'],
    chats: [
      '[收到的|刚拆开的]{fragile}碎了！！{order}',
      '你们怎么包装的 [{fragile}裂了一道口子|一打开全是碎渣]\n{order}\n差点划到手',
      '亲 {fragile}到了但是[有裂纹|磕掉一块]，[能换吗|怎么处理呀]',
    ],
    mails: [
      '今天收到订单{order}，{fragile}已经碎了。外箱压变形，里面只有一层薄薄的泡沫。照片在附件' +
        '里。请补发一件，包装务必加固，如果没货请退款。',
      '订单{order}的{fragile}收到时已经破了，外箱有明显挤压痕迹，快递放在门口就走了，没法当面' +
        '验货。照片见附件，希望补发，谢谢。',
    ],
    calls: [
      '我买的{fragile}今天送到，一打开是碎的，你们看怎么办？',
      '{fragile}收到就是裂的，我拆的时候还差点划到手。',
    ],
    clarifications: [],
    answers: [
      '@choose 确实是运输中压坏的，特别抱歉。我先按补发给您安排，今天出库，用加厚箱；想退款也' +
        '可以，说一声就改。碎的那件不用寄回，处理的时候小心别划到手。',
      '@resend 让您扫兴了，非常抱歉。破损48小时内反馈都可以处理：已经给您提交补发，单号今晚更' +
        '新，{soon}左右到，运费我们承担。',
    ],
    followUps: [
      {
        ask: '@choose 补发一个吧，包装好一点',
        reply: '好的，已经备注加厚泡沫和“易碎”标签，发出前仓库会拍照给您看。',
      },
      {
        ask: '@choose 直接退款吧',
        reply: '好的，退款{sum}已经提交，原路退回，1到3个工作日到账。',
      },
      {
        ask: '碎的要寄回去吗？',
        reply: '不用寄回，您直接处理掉就行，包好再扔，别伤到人。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '破损需要您当场拒收，签收了我们不负责。',
        reaction: '快递放门口就走了我怎么当场拒收',
        isBelieved: false,
        right: '签收后48小时内拍照反馈破损，补发或退款，运费由商城承担。',
      },
      {
        kind: 'wrong-rate',
        says: '可以给您退一半，商品您自己留着。',
        reaction: '碎的我留着干嘛？？',
        isBelieved: false,
        right: '运输破损可全额退款或补发，不按一半赔付。',
      },
    ],
    stalls: ['亲，易碎品运输难免的，给您登记一下。', '这边帮您反馈给仓库，有结果通知您。'],
    curt: ['发照片。没照片处理不了。'],
    praise: ['没有为难我，当场就补发，新的包得特别严实', '处理得很爽快，点赞'],
    complaints: ['易碎品就包一层泡沫，不碎才怪', '等补发又等了一个星期'],
  },
  {
    reasonKey: 'wrong-goods',
    cause: 'process',
    ending: 'solved',
    source: '错发商品处理',
    subjects: ['发错货了 {order}', '收到的颜色不对'],
    chats: [
      '发错了吧？ 我买的{color}的{clothes}，[来的是{colorOther}|给我发了{colorOther}] {order}',
      '{order}尺码不对 我拍的{size}，[吊牌写着{sizeOther}|来的{sizeOther}]',
      '[无语|服了] 买的{clothes}发过来不是我那款\n{order}',
    ],
    mails: [
      '订单{order}拍的是{color}{size}的{clothes}，收到的是{colorOther}{sizeOther}，吊牌照片见' +
        '附件。请尽快换成正确的，来回运费由你们承担。',
      '订单{order}要的是{color}，收到的是{colorOther}，送人的，时间很紧。请先把正确的发出来，' +
        '错的你们上门取走。',
    ],
    calls: [
      '我买的{clothes}是{color}的，给我发来个{colorOther}的，你们是不是拿错了？',
      '颜色给我发错了，我等着送人呢，能先把对的发过来吗？',
    ],
    clarifications: [],
    answers: [
      '核对过了，是仓库拣货拿错了，真不好意思。正确的{color}{size}今天先给您发出，不用等旧的' +
        '退回来；上门取件约了明天{window}，运费我们出。',
      '确认是错发。我先按换货给您登记，正确的今天发；要是不想要了，也可以全额退款、上门来取，' +
        '您说一声就改。',
    ],
    followUps: [
      {
        ask: '换货吧',
        reply: '好的，今天发出，单号晚上更新。旧的等快递员上门，套回原袋子就行，不用您付钱。',
      },
      {
        ask: '那我不要了，退',
        reply: '好的，取件约了明天{window}，快递员取走当天就给您退款，不用等仓库验收。',
      },
      {
        ask: '能不能不退了给我便宜点？',
        reply: '可以的，如果您愿意留下，补您30元到账户余额，您看行吗？',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '您先把东西寄回来，我们收到验过再给您发。',
        reaction: '你们发错的，还要我先寄？',
        isBelieved: false,
        right: '错发的先补发正确商品，旧件由快递上门取回，运费商城承担。',
      },
      {
        kind: 'wrong-rate',
        says: '换货的运费需要您先垫付，不超过12元给报销。',
        reaction: '发错货凭什么我垫',
        isBelieved: false,
        right: '错发商品的来回运费全部由商城承担，无需垫付。',
      },
    ],
    stalls: ['可能是显示器色差呢亲。'],
    curt: ['那寄回来吧，验了再说。'],
    praise: ['先发后退，这点真的很好'],
    complaints: ['连颜色都能发错，仓库也太马虎了', '客服态度好，就是换来换去耽误一周'],
  },
  {
    reasonKey: 'goods-missing',
    cause: 'process',
    ending: 'solved',
    source: '少发、漏发与赠品补发',
    subjects: ['@part 少发了一件 {order}', '@gift 赠品没有收到', '@accessory 缺少配件 {order}'],
    chats: [
      '@part {order}少发了一件 [我买了两个只有一个|单子上写两件]',
      '@gift 赠品呢？ [页面写着送|活动说送]的，[没看到|盒子里没有] {order}',
      '@accessory 拆开少了[一包螺丝|螺丝包]，[装不了|没法用]\n{order}',
    ],
    mails: [
      '@part 订单{order}买了两件，包裹里只有一件，包裹外观完好没有拆过的痕迹。请核实发货重量' +
        '并补发。',
      '@gift 订单{order}页面注明下单赠送小礼品，收到的包裹里没有。请确认赠品是不是另外寄出。',
      '@accessory 订单{order}的{furniture}少了一包螺丝，没法安装。请尽快补发配件。',
    ],
    calls: [
      '@part 我买了两件只收到一件，箱子里翻遍了也没有。',
      '@gift 页面上说买就送的那个赠品，我没收到。',
      '@accessory 我买的{furniture}少一包螺丝，装不起来。',
    ],
    clarifications: [],
    answers: [
      '@part 对了一下出库重量，确实少装了一件，是我们的问题。补发今天安排，48小时内发出，不收' +
        '任何费用。',
      '@gift 赠品是另一个仓单独发的，单号忘了同步给您。刚补到订单里，{soon}左右到。抱歉没提前' +
        '说清楚。',
      '@accessory 对过装箱清单，这一批确实漏放了配件包，给您添麻烦了。今天补发，48小时内发出，' +
        '不收任何费用。',
    ],
    followUps: [
      {
        ask: '@part 不想等了 少的那件退钱行吗？',
        reply: '可以的，少发的那件{sumPart}已经给您退了，原路退回，1到3个工作日到。',
      },
      {
        ask: '@part,accessory 补发要多久？',
        reply: '48小时内发出，我备注了加急，预计{soon}能到。',
      },
      {
        ask: '@gift 赠品会不会不给了？',
        reply: '不会的，单号已经补到订单里，您随时能查。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '@part,accessory 需要您提供开箱视频，没有视频没法处理。',
        reaction: '谁没事拆快递录像啊',
        isBelieved: false,
        right: '少发漏发先核对出库重量，不强制要求开箱视频。',
      },
      {
        kind: 'wrong-date',
        says: '@accessory 补发大概要等半个月。',
        reaction: '一包螺丝要等半个月？',
        isBelieved: false,
        right: '少发漏发核实后48小时内补发。',
      },
      {
        kind: 'wrong-procedure',
        says: '@gift 赠品送完了就不补了。',
        reaction: '页面现在还写着送呢',
        isBelieved: false,
        right: '赠品由另一个仓单独发出，单号会补到订单里。',
      },
    ],
    stalls: ['亲，仓库那边说都发了呢。'],
    curt: ['@part,accessory 漏装了，给补。', '@gift 赠品单独发的。'],
    praise: [
      '@part,accessory 没让我找视频证明，直接补发，信任顾客的店',
      '@gift 一个小赠品也认真跟进',
    ],
    complaints: ['明明少发还得自己来证明'],
  },
  {
    reasonKey: 'unlike-page',
    cause: 'product',
    ending: 'solved',
    source: '商品与描述不符',
    subjects: ['实物和页面不一样 {order}', '描述不符，要求退货'],
    chats: [
      '@other {product}跟页面[完全不一样|差太多了] {order} [卖家秀和买家秀吗|照骗啊]',
      '@cotton 页面写的纯棉，[标签上写的是聚酯纤维|成分标才60%棉]\n这不是骗人吗 {order}',
      '@other [颜色差太多了吧|颜色也差太多]，图片是奶白，来的是[发黄|土黄]',
    ],
    mails: [
      '@cotton 订单{order}的{clothes}，页面标注“100%棉”，实物洗标写的是“棉60%、聚酯纤维40%”。' +
        '这属于描述不符，请退货退款并更正页面。',
      '@other 订单{order}的{product}，页面图片是奶白色，实物明显发黄，做工也和图片不一样。请' +
        '按描述不符给我退货退款。',
    ],
    calls: [
      '@cotton 你们页面写的纯棉，衣服里面的标写着棉百分之六十，这怎么说？',
      '@other 你们那个{product}跟图片差太多了，颜色完全不对。',
    ],
    clarifications: [],
    answers: [
      '@cotton 您说得对，我核对了洗标和页面，确实是页面写错了。给您全额退款，运费我们出，上门' +
        '来取。页面我已经让商品同事今天改掉，谢谢您指出来。',
      '@other 抱歉，实物和页面图确实有偏差。描述不符按质量问题处理：我先给您登记退货退款，运' +
        '费不用您出；您要是愿意留下，补差价也可以，说一声就改。',
    ],
    followUps: [
      {
        ask: '退吧',
        reply: '好的，取件约了明天{window}，快递取走后当天就退款{sum}。',
      },
      {
        ask: '@other 补差价补多少？',
        reply: '可以补40元，退回原支付渠道。您觉得合适就这样处理，不合适我们就退。',
      },
      {
        ask: '@cotton 运费谁出？',
        reply: '我们出，约了明天{window}上门来取，您不用垫钱。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '描述不符也按七天无理由退，运费您自己出。',
        reaction: '你们写错凭什么我出运费',
        isBelieved: false,
        right: '描述不符按质量问题处理，退货运费由商城承担。',
      },
    ],
    stalls: ['图片仅供参考，以实物为准哦亲。'],
    curt: ['@cotton 页面写错了，退吧。', '@other 有色差，退吧。'],
    praise: ['@cotton 承认错误还当天改了页面，这态度可以', '@other 没有推说色差，给退还道歉了'],
    complaints: ['@cotton 页面写纯棉实际混纺，感觉被骗', '退是退了，但谁把我浪费的时间还我'],
  },
  {
    reasonKey: 'failed-soon',
    cause: 'product',
    ending: 'solved',
    source: '质量问题：退、换、修',
    subjects: ['{device}用了没几天就坏了 {order}', '质量问题要求换新'],
    chats: [
      '{device}[用了一周就坏了|才用了几次就不工作了] {order}',
      '你家{device}什么质量 [通电没反应|按了没反应了]\n买了才10天\n{order}',
      '请问{device}坏了找谁[修|换]？{order} 还在保修吧',
    ],
    mails: [
      '{ordered}购买的{device}（订单{order}），正常使用一周多就无法开机，换插座也不行。按照三' +
        '包规定，请安排换新。购买凭证在订单里，视频可以提供。',
      '您好，我在贵店买的{device}（订单{order}）用了不到两周，现在按任何键都没有反应。说明书' +
        '里的办法都试过了，请安排换新或者退货。',
    ],
    calls: [
      '我上礼拜在你们那买的{device}，今天突然不通电了，怎么处理？',
      '{device}用了不到两个礼拜就坏了，能给我换一个吗？',
    ],
    clarifications: [],
    answers: [
      '您的{device}还在15天内，这种情况直接换新，不用送修。上门取件和新机发货同时进行，{soon}' +
        '左右到您手上，运费我们承担。',
      '从现象看是电源板的问题。15天内可以换新，7天内也可以退。我先按换新给您登记，今天发货，' +
        '旧机等快递员上门拿。',
    ],
    followUps: [
      {
        ask: '换新的还保修吗？',
        reply: '保修，从换新签收那天重新算一年。',
      },
      {
        ask: '不想要这个了 能退吗？',
        reply: '签收还不到7天，可以退。取件约了明天{window}，快递取走后退款{sum}。',
      },
      {
        ask: '旧的包装扔了怎么办？',
        reply: '没关系，快递员会带箱子来，裹好就行。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '质量问题只有7天内可以换，您超过了，只能维修。',
        reaction: '15天换新不是国家规定吗',
        isBelieved: false,
        right: '质量问题7天内可退、15天内可换、一年内保修。',
      },
      {
        kind: 'wrong-procedure',
        says: '您先自己送到维修点检测，拿到检测单再来。',
        reaction: '才买几天让我自己跑维修点？',
        isBelieved: false,
        right: '15天内的质量问题直接换新，旧机由快递上门取，不需要检测单。',
      },
      {
        kind: 'wrong-rate',
        says: '换新要收20元检测费。',
        reaction: '你们东西坏了还收我钱',
        isBelieved: false,
        right: '保修期内换新、维修都不收检测费。',
      },
    ],
    stalls: ['您重启一下试试，不行的话再联系我们。'],
    curt: ['15天内能换，寄回来吧。'],
    praise: ['换新很干脆，没有推来推去', '客服专业，几句话就判断出是电源的问题'],
    complaints: ['新买的就坏，换了新的也心里没底'],
  },
  {
    reasonKey: 'installation',
    cause: 'knowledge',
    ending: 'solved',
    source: '安装说明与视频',
    subjects: ['{furniture}不会装', '求安装视频 {order}'],
    chats: [
      '{furniture}[怎么装啊|装不上]，说明书[看不懂|印得太小了] {order}',
      '少一步吧这说明书 [第三步和图对不上|螺丝孔对不齐] 😵',
      '有没有安装视频 发我一下',
    ],
    mails: [
      '收到订单{order}的{furniture}，说明书第三步的图与实际配件对不上，装到一半装不下去。请提' +
        '供安装视频或者更清楚的说明。',
    ],
    calls: ['我买那个{furniture}，照着说明书装，第三步怎么都对不上。'],
    clarifications: [],
    answers: [
      '第三步要先把侧板翻个面，有小圆点的朝里，说明书上没画清楚。安装视频已经发到您账户的消息' +
        '里，两分钟就能看完。',
      '这款最近改过配件，说明书还是旧的，难怪对不上。您先别拧紧螺丝，四个角都带上以后再一起拧，' +
        '就能对齐。新版图纸我发到您消息里了。',
    ],
    followUps: [
      {
        ask: '装好了！谢谢',
        reply: '太好了！用之前再紧一遍螺丝，更稳。祝您用得开心。',
      },
      {
        ask: '还是装不上 能派人来吗？',
        reply: '可以，免费上门安装，约明天{window}可以吗？师傅上门前会打电话。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: '上门安装收费80元，需要的话给您约。',
        reaction: '页面写的免费安装啊',
        isBelieved: false,
        right: '家具类商品免费上门安装一次。',
      },
    ],
    stalls: ['您按说明书装就可以的。'],
    curt: ['侧板装反了。'],
    praise: ['一句话点醒我，装好了哈哈'],
    complaints: ['说明书还是旧版的，差点以为少配件'],
  },
] satisfies readonly Scenario[];
