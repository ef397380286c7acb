import type { Scenario } from '../scenario.ts';

export const dropsScenarios = [
  {
    reasonKey: 'drops',
    cause: 'product',
    ending: 'follow-up',
    source: 'Connection drops: line checks and channel changes',
    subjects: ['Connection keeps dropping, {order}', 'Broadband drops every evening'],
    chats: [
      'wifi keeps dropping [every 20 mins|all day] 😡 {order}',
      'Internet cuts out [5 or 6 times a day|constantly], for about a minute each time\n' +
        "{order}\n[it's driving me mad|video calls are a nightmare]",
      'hi, keeps disconnecting. Is it [the router|your end]?',
      "Dropped AGAIN in the middle of a call. [Third time today|that's 4 times since lunch]",
      "6 drops today so far, i've started counting {order}",
    ],
    mails: [
      'For the past week our connection has dropped between five and eight times a day, ' +
        "usually for a minute or two. It happens on cable as well as Wi-Fi, so I don't think " +
        "it's the wireless. Account {order}. Please look at the line history and tell me what " +
        'you find.',
      'I work from home and every video call freezes. Support asked me to restart the hub ' +
        "last week; that changed nothing. Account {order}. I'd like someone to look at this " +
        'properly rather than send me the same list again.',
      "I've kept a list for a week: 31 drops, at all hours, one to three minutes each, on " +
        "cable and Wi-Fi alike. I attach it. Please don't ask me to restart the hub again. " +
        'Account {order}.',
    ],
    calls: [
      "My internet keeps cutting out, it's five or six times a day, and I'm losing calls over it.",
      "I've been keeping a list, thirty-one times it's gone off this week.",
    ],
    clarifications: [],
    answers: [
      "@line The line log shows 23 short losses of signal this week, so it isn't your Wi-Fi. " +
        'A connector in the street box looks worn. An engineer can replace it {soon}, ' +
        "{window}; you don't need to be at home.\nI'll read the log again on {later} and write " +
        'to you either way.',
      "@hub Your hub was on a software version that restarts under load. I've moved it to " +
        "the fixed version just now; it needs two minutes. I've set a watch on your line until " +
        '{later} and will write to you if a single drop shows.',
      '@line Your list and our log agree almost to the minute, so thank you. The losses come ' +
        "from the connector in the street box. It's booked for {soon}, {window}, and nobody " +
        "needs to be at home. I'll write to you on {later} with what the log says then.",
    ],
    followUps: [
      {
        ask: 'And if it carries on?',
        reply:
          "Then we change the hub, and if it's still not fixed within 30 days you may leave " +
          "without any fee. I'd rather it didn't come to that.",
      },
      {
        ask: 'Why did the last person just tell me to restart it?',
        reply:
          "Restarting hides the log for a while, so it looked fine. You shouldn't have had to " +
          "write again, and I'm sorry.",
      },
      {
        ask: 'Can I watch the drops myself?',
        reply: 'Yes, in the app under Connection, History. Each gap is listed with its length.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: 'Drops are normal on Wi-Fi, move closer to the hub.',
        reaction: 'It drops on the cable too, I said that',
        isBelieved: false,
        right:
          'Drops on cable and Wi-Fi alike are a line or hub fault: check the line log, then ' +
          'book the street box or change the hub.',
      },
      {
        kind: 'wrong-date',
        says: '@line The earliest we can look at your line is next month.',
        reaction: "I can't work like this for a month",
        isBelieved: false,
        right: 'Work outside the home can be booked for {soon}, {window}.',
      },
      {
        kind: 'wrong-rate',
        says: '@hub A replacement hub is £79.',
        reaction: 'For a hub you own?',
        isBelieved: false,
        right: 'A faulty hub is replaced free of charge.',
      },
      {
        kind: 'wrong-procedure',
        says: "@hub Software on the hub can't be changed from here.",
        reaction: 'Then who can change it?',
        isBelieved: false,
        right: "The hub's software is updated by the agent, it takes two minutes.",
      },
    ],
    stalls: ['Your line looks fine from here.', "I'd suggest a restart and seeing how it goes."],
    curt: [
      "@line It's a worn connector. Engineer {soon}. You don't need to be in.",
      '@hub Old software. Updated it.',
    ],
    praise: [
      'First person who actually read the line log. Zero drops since',
      'Followed up a week later to check. Impressed',
    ],
    complaints: [
      'Fixed in the end, but it took four contacts',
      'Been told to restart it so many times I do it in my sleep',
    ],
  },
  {
    reasonKey: 'drops',
    cause: 'customer',
    ending: 'solved',
    source: 'Wi-Fi that drops on single devices',
    subjects: ['Laptop keeps losing Wi-Fi', 'Only my work laptop drops'],
    chats: [
      'my laptop keeps dropping off the wifi, [phones are fine|everything else is ok]',
      "hi, work laptop [loses wifi|disconnects] every half hour. hub's light stays blue {order}",
    ],
    mails: [
      'Only one device loses the Wi-Fi: my work laptop, about every half hour. Telephones ' +
        "and television are fine, and the hub's light stays blue. Is there a setting on your " +
        'side that would help? Account {order}.',
    ],
    calls: ["It's just my laptop that keeps losing the Wi-Fi. Everything else is fine."],
    clarifications: [],
    answers: [
      "@channel Then the line's fine, I've checked: no losses in two weeks. Work laptops " +
        "often cling to the 5 GHz band while it changes channel. I've fixed your channel; " +
        "please turn the laptop's Wi-Fi off and on once.",
      "@network Your line log is clean, so it's the laptop and the hub not getting along. In " +
        'the app switch on "Separate network for older devices" and join that one with the ' +
        "laptop. It's slower but steady; tell me how it goes.",
    ],
    followUps: [
      {
        ask: '@channel That did it, thanks!',
        reply: 'Lovely. If your IT people ask: fixed channel 44, WPA3 off for that network.',
      },
      {
        ask: 'Should I get a new hub?',
        reply:
          "No need, I'd tell you. A cable from the hub to the laptop is the best cure for " +
          'video calls.',
      },
      {
        ask: '@network That did it, thanks!',
        reply: 'Lovely. You can leave that network on, it does not slow the others down.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: 'You need an engineer visit for that.',
        reaction: 'For one laptop, really?',
        isBelieved: false,
        right:
          'A single device that drops while the line log is clean needs settings, not a visit.',
      },
    ],
    stalls: ['Please ask your employer.'],
    curt: ["It's your laptop, not us."],
    praise: ['Didn\'t just say "not our problem", actually helped'],
    complaints: ['Took a while to establish it was the laptop'],
  },
  {
    reasonKey: 'fault-again',
    cause: 'process',
    ending: 'follow-up',
    source: 'Repeat faults: one owner until fixed',
    subjects: ['Same fault again, {claim}', 'Fault came back after the engineer, {order}'],
    chats: [
      "engineer came {ordered} and [it's broken again|same problem's back] {order}",
      "Ref {claim}, [you closed it as fixed|it's marked resolved]. It isn't.",
      "So the fault's back. [Do I really have to explain it all again?|not explaining it all " +
        'again]',
    ],
    mails: [
      'Reference {claim}. Your engineer came on {ordered}, said it was done, and within two ' +
        "days the same fault was back. I don't want to go through the same questions a third " +
        'time. Please send someone who can find the cause.',
    ],
    calls: [
      "I had an engineer out on {ordered}, and it's gone wrong again, exactly the same thing.",
    ],
    clarifications: [],
    answers: [
      "@visit You don't have to explain anything, I have the notes here. The joint was " +
        "cleaned but not replaced. I've booked a senior engineer for {soon}, {window}, with a " +
        "new length of cable, and I'm the owner of this fault until it stays fixed.",
      "@port I'm sorry it's back. I've reopened {claim} so the clock runs from the first " +
        'day, which matters for your credit. The network team will change the port at the ' +
        "cabinet today; no visit needed. I'll check with you on {later}.",
    ],
    followUps: [
      {
        ask: "Will I be paid for the days I've lost?",
        reply:
          'Yes, £9 for each day after the second working day, counted from when you first told ' +
          'us, not from today.',
      },
      {
        ask: "Can I leave without a fee if you can't fix it?",
        reply:
          "Yes: if it isn't fixed within 30 days of your first report, you can leave with no " +
          'fee. That date is in your notes now.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: "The credit starts again from today because it's a new fault.",
        reaction: "It's the same fault with the same reference!",
        isBelieved: false,
        right:
          'A fault that returns within 14 days keeps its first date; credit is counted from ' +
          'the first report.',
      },
      {
        kind: 'wrong-procedure',
        says: "You'll have to report it as a new fault and start the checks again.",
        reaction: "Unbelievable. I've done them all twice",
        isBelieved: false,
        right:
          "A fault that returns within 14 days is reopened with one owner; checks aren't " +
          'repeated.',
      },
    ],
    stalls: ["Our records say it's resolved. You could try monitoring it."],
    curt: [
      "@visit It was fixed on {ordered}. I'll book another one.",
      '@port Reopened. Port change today.',
    ],
    praise: ['One person owned it till it was really sorted'],
    complaints: ['Two visits for one loose cable'],
  },
] satisfies readonly Scenario[];
