import type { Scenario } from '../scenario.ts';

export const serviceScenarios = [
  {
    reasonKey: 'no-answer',
    cause: 'agent',
    ending: 'follow-up',
    source: '首问负责与回访时限',
    subjects: ['之前反映的问题没人处理 {claim}', '说好回电没有回'],
    chats: [
      '[上次|前两天]说24小时内回复我，[到现在没人理|人呢] {claim}',
      '又要从头说一遍？上次的客服[没记录吗|没写下来？]\n工单{claim}',
      '{order}的事你们[拖了{nDays}了|踢皮球{nDays}了]，今天必须给个说法',
    ],
    mails: [
      '我{ordered}反映的问题（工单{claim}，订单{order}），客服承诺24小时内回复，今天{today}仍' +
        '然没有任何消息。请给出处理结果，不要再让我重复描述。',
    ],
    calls: ['我上次打电话说二十四小时内回我，一直没人打给我。'],
    clarifications: [],
    answers: [
      '看了之前的全部记录，您不用再说一遍。是我们漏了回访，非常抱歉。补偿已经批下来，{sum}今' +
        '天退，{soon}前到账。这件事从现在起由我负责到底。',
      '工单卡在仓库核实那一步，没有人跟进。我刚打了电话，结果出来了：同意补发，今天发出。今天' +
        '18点前我再给您发一次单号确认。',
    ],
    followUps: [
      {
        ask: '你叫什么，我怎么找你？',
        reply: '我是{agentName}，您直接回这条消息就会到我这里，不用再重复说。',
      },
      {
        ask: '上次的人就这么算了？',
        reply: '漏掉的原因我们会查：换班时没有交接。会改流程，谢谢您的提醒。',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: '工单处理周期是15个工作日，还没到。',
        reaction: '上次说的24小时！',
        isBelieved: false,
        right: '工单首次回复24小时内，处理结果3个工作日内。',
      },
      {
        kind: 'wrong-procedure',
        says: '麻烦您重新提交一个新的工单吧。',
        reaction: '又来？我不提交了，投诉！',
        isBelieved: false,
        right: '原工单继续处理，由当前客服负责跟进，不需要重新提交。',
      },
    ],
    stalls: ['这边帮您催促一下，请您再等等。'],
    curt: ['上次不是我接的，我再查一下。'],
    praise: ['终于遇到一个负责到底的客服'],
    complaints: ['同一个问题说了四遍，每个人都重新问我', '承诺24小时，三天没人理'],
  },
] satisfies readonly Scenario[];
