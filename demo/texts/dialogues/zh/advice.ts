import type { Scenario } from '../scenario.ts';

export const adviceScenarios = [
  {
    reasonKey: 'size-advice',
    cause: 'product',
    ending: 'solved',
    source: '尺码建议',
    subjects: ['{clothes}选什么码', '尺码咨询'],
    chats: [
      '@body {clothes} [165 110斤|身高165体重55kg]穿什么码',
      '@usual 平时穿{size}，这款[偏大还是偏小|要不要拍大一码]',
      '@body 亲 {clothes} 165 55公斤 [想穿宽松点|不要太紧] 选啥码呀',
    ],
    mails: [
      '想买{clothes}，身高165cm，体重55kg，平时穿{size}，喜欢宽松一点。看评论有人说偏小，请问' +
        '选哪个码合适？',
    ],
    calls: [
      '@body 我一米六五，一百一十斤，你们那个{clothes}我穿多大的？',
      '@usual 你们那个{clothes}是偏大还是偏小，我平时穿{size}。',
    ],
    clarifications: [],
    answers: [
      '@usual 这款版型偏小半码，您平时穿{size}，想宽松一点建议拍大一码。肩宽超过42的话也往大选。',
      '@body 按您的身高体重，M码正合身，里面还能穿一件薄毛衣。不合适可以免费换一次码，您放心拍。',
    ],
    followUps: [
      {
        ask: '不合适能换吗？',
        reply: '可以，首次换码来回运费我们出。',
      },
      {
        ask: '会缩水吗？',
        reply: '已经做过预缩，冷水洗、反面晾，基本不缩。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '这款偏大，建议拍小一码。',
        reaction: '可评论都说偏小…',
        isBelieved: false,
        right: '这款版型偏小半码，建议按平时尺码或大一码选择。',
      },
    ],
    stalls: ['参考详情页尺码表哦亲。'],
    curt: ['尺码表里有，自己对一下。'],
    praise: ['推荐的码刚刚好，夸一下'],
    complaints: ['尺码表和实物对不上，全靠问'],
  },
  {
    reasonKey: 'page-incomplete',
    cause: 'product',
    ending: 'solved',
    source: '商品参数补充',
    subjects: ['请问{cooker}的参数', '{cooker}有几个问题'],
    chats: [
      '{cooker}[多大功率|线有多长|声音大不大]？页面没写',
      '这个{cooker}[能放宿舍用吗|老人会用吗] 有没有定时',
      '请问{cooker}是[国标插头吗|几级能效]',
    ],
    mails: [
      '想购买{cooker}，页面上没有写功率、尺寸和噪音，能否补充？宿舍限电800瓦，想确认能不能用。',
    ],
    calls: ['我想问下你们那个{cooker}功率多大，页面上找不着。'],
    clarifications: [],
    answers: [
      '额定功率600瓦，线长1.2米，机身24×20×22厘米，声音45分贝左右，有8小时预约定时，国标插头，' +
        '一级能效，宿舍800瓦以内可以用。页面确实漏写了，我让商品同事今天补上。',
      '都帮您核实了：600瓦，国标插头，一级能效；8小时预约定时，一键操作，老人用也方便；线长' +
        '1.2米，声音大概45分贝，和轻声说话差不多。宿舍不超过800瓦就能用。',
    ],
    followUps: [
      {
        ask: '那我下单了',
        reply: '好的，现在拍今天就发。收到先空机试一下，有问题随时找我。',
      },
      {
        ask: '有优惠吗？',
        reply: '今天有{coupon}的券，领了券再拍更划算。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '功率1200瓦，宿舍应该也没问题。',
        reaction: '宿舍限800瓦，1200能用？',
        isBelieved: false,
        right: '额定功率600瓦。',
      },
    ],
    stalls: ['参数以实物为准哦。'],
    curt: ['600瓦。'],
    praise: ['问什么答什么，很专业，果断下单'],
    complaints: ['关键参数都不写，只能一个个问'],
  },
  {
    reasonKey: 'out-of-stock',
    cause: 'product',
    ending: 'follow-up',
    source: '缺货与到货提醒',
    subjects: ['{product}什么时候补货', '想买的颜色缺货'],
    chats: [
      '@coming {product}[什么时候补货|还会有货吗] 等了好久',
      '@new {color}的还补吗？[只剩{colorOther}了|其他颜色不想要]',
    ],
    mails: [
      '{product}的{color}一直显示缺货，请问什么时候补？如果不再上，请告诉我一声，我就不等了。',
    ],
    calls: [
      '@coming 那个{product}老是没货，还补不补了？',
      '@new 那个{product}，{color}的还有没有了？',
    ],
    clarifications: [],
    answers: [
      '@coming 已经在路上了，{later}左右到仓。我给您登记了到货提醒，上架当天短信通知，还给您' +
        '留一件48小时。',
      '@new {color}这一批卖完就换新款了，实在抱歉。新款{later}上，颜色接近，我可以先把图发给' +
        '您看看。',
    ],
    followUps: [
      {
        ask: '@coming 那给我留一件',
        reply: '好的，已经登记，到货后为您保留48小时。',
      },
      {
        ask: '@coming 能预定吗？',
        reply: '可以，先付10元定金，到货优先发您，没货全额退。',
      },
      {
        ask: '@new 新款会贵吗？',
        reply: '价格和老款一样，首发还有{coupon}的券。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '@coming 明天就补货，您明天来拍。',
        reaction: '真的？那我明天蹲着',
        isBelieved: true,
        right: '补货{later}左右到仓。',
      },
      {
        kind: 'wrong-procedure',
        says: '@new {color}还会再补的，您等着就行。',
        reaction: '大概等多久',
        isBelieved: false,
        right: '{color}不再补货，新款{later}上架。',
      },
    ],
    stalls: ['补货时间这边不清楚，您多关注页面。'],
    curt: ['@coming 没货了。等通知。', '@new {color}不做了，等新款。'],
    praise: ['@coming 到货真的第一时间通知我了，还留了货', '@new 实话实说，不用白等'],
    complaints: ['天天缺货，问了也没个准信'],
  },
] satisfies readonly Scenario[];
