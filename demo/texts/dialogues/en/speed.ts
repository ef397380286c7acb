import type { Scenario } from '../scenario.ts';

export const speedScenarios = [
  {
    reasonKey: 'slow-evenings',
    cause: 'product',
    ending: 'follow-up',
    source: 'Slow at busy hours: measuring and upgrades',
    subjects: ['Very slow every evening, {order}', 'Speed drops after 7pm'],
    chats: [
      'why is it so slow [every evening|after 7pm]? getting {speedNow} {order}',
      "Films [keeps buffering|won't play] in the evening, fine in the morning",
      'paying for {plan} [getting {speedNow}|and i get {speedNow}] tonight. not great is it',
    ],
    mails: [
      'Every evening between seven and eleven our speed drops to about {speedNow}; in the ' +
        'morning it is fine. I pay for {plan}. Is this congestion, and if so, what are you ' +
        'doing about it? Account {order}.',
      'From about seven in the evening our connection is close to useless: {speedNow} at ' +
        "best, on a cable. By midnight it's back to normal. It's been like this for weeks. " +
        'Account {order}.',
    ],
    calls: [
      "It crawls every evening. In the morning it's perfect, then after seven it's hopeless.",
      "It's fine all day and then from seven it's like dial-up.",
    ],
    clarifications: [],
    answers: [
      "It's our network, not your home: the link for {town} is full between 7 and 11 pm. An " +
        "upgrade is set for {later}. Until then I've moved you to a less busy route, so please " +
        'test again tonight.',
      "I compared your speeds over two weeks, and you're right: they halve after 7 pm. The " +
        "capacity work in {town} finishes {later}. I've credited £8 for the time until then " +
        'and will check your evenings afterwards.',
    ],
    followUps: [
      {
        ask: 'Will an upgrade to {planUp} fix it?',
        reply:
          "Honestly, no. The bottleneck is the shared link, so a bigger plan wouldn't help " +
          "until {later}. Please don't pay more for now.",
      },
      {
        ask: "How will I know it's done?",
        reply:
          "You'll get a text when the work is finished, and I'll look at your readings three " +
          'days after.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: 'You should upgrade to {planUp}, that will solve it.',
        reaction: "So I pay more because your network's full?",
        isBelieved: false,
        right:
          "A full shared link isn't cured by a bigger plan; the capacity work in {town} is set " +
          'for {later}.',
      },
      {
        kind: 'wrong-date',
        says: "There's no work planned for your area.",
        reaction: "There's a notice on your own website",
        isBelieved: false,
        right: 'Capacity work in {town} is planned to finish {later}.',
      },
    ],
    stalls: ["Evenings are a busy time for everyone, I'm afraid."],
    curt: ["It's congestion. Work's on {later}."],
    praise: ['Told me NOT to upgrade. Never had that before'],
    complaints: ['Knew about the congestion and said nothing until I asked'],
  },
  {
    reasonKey: 'weak-wifi',
    cause: 'product',
    ending: 'solved',
    source: 'Wi-Fi at home: placing the hub, channels, pods',
    subjects: ['No Wi-Fi upstairs', 'Weak Wi-Fi in the back room, {order}'],
    chats: [
      "@place wifi [doesn't reach|won't reach] [the bedroom|upstairs|the back room] {order}",
      "@place Signal's [rubbish|awful] in the kitchen, hub is in the hall. [any tips?|what " +
        'can I do?]',
      '@pod do you do those [booster|mesh] things? how much',
    ],
    mails: [
      "@place The Wi-Fi doesn't reach our back bedroom, where my daughter studies. The hub " +
        'is in the hall cupboard next to the meter. Is there something I can change, or do I ' +
        'need an extender? Account {order}.',
      "@pod I'd like to know what your Wi-Fi extenders cost and whether one would be enough " +
        'for a three-bedroom house. Account {order}.',
      '@place The signal in our loft room is so poor that video calls fail. The hub sits ' +
        'behind the television downstairs. What would you suggest before I start buying ' +
        'gadgets? Account {order}.',
    ],
    calls: [
      "@place The Wi-Fi's hopeless upstairs. Is there anything I can do without drilling " +
        'holes everywhere?',
      '@pod Do you do those extender things for the Wi-Fi, and what do they cost?',
      "@place I can't get a signal in the loft and that's where I work.",
    ],
    clarifications: [],
    answers: [
      '@place That spot is the cause: metal and closed doors swallow the signal. Bring the ' +
        "hub out to the shelf, upright, about chest height. I've also moved you to a quieter " +
        'channel, so please try it after two minutes.',
      '@pod On Wren 150 a Wren Pod is £5 a month, and on Wren 500 and 900 the first one is ' +
        "free. I'd move the hub first: with the hub on the landing, you may well not need one.",
    ],
    followUps: [
      {
        ask: '@place Tried it, full bars now!',
        reply:
          'Wonderful. Leave it there a few days; if the back room drops again, write back and ' +
          "I'll send a pod to try for a month.",
      },
      {
        ask: 'Would an extender from a shop do?',
        reply:
          'It would work, but it halves the speed and gives you a second network. A pod keeps ' +
          'one name and passes you from room to room.',
      },
      {
        ask: '@pod Could I try one first?',
        reply: "Yes, the first month is a trial: if it doesn't help, send it back and pay nothing.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: '@pod Pods are free on every plan.',
        reaction: 'Great, please send two',
        isBelieved: true,
        right:
          'The first pod is free on Wren 500 and 900; on Wren 50 and 150 each pod is £5 a ' +
          'month.',
      },
      {
        kind: 'wrong-procedure',
        says: '@place Put the hub back in the cupboard, it keeps the signal in.',
        reaction: 'Er, in a metal cupboard?',
        isBelieved: false,
        right: 'The hub should stand in the open, upright, away from metal and closed doors.',
      },
    ],
    stalls: ["Wi-Fi isn't guaranteed in every room."],
    curt: ['@place Take it out of the cupboard.', '@pod £5 a month. On the website.'],
    praise: [
      "@place Moved it to the shelf as told and it's like a new house 😀",
      '@pod Told me to move the hub before spending any money',
    ],
    complaints: ['Nobody told us where to put the box when it came'],
  },
  {
    reasonKey: 'below-guarantee',
    cause: 'product',
    ending: 'follow-up',
    source: 'Minimum guaranteed speed and the right to leave',
    subjects: ['Speed below the guarantee, {order}', 'Minimum speed on {plan}'],
    chats: [
      'contract says minimum {speedMin}, [i get {speedNow}|never seen more than {speedNow}] ' +
        '{order}',
      "What's my guaranteed speed on {plan}? cos I'm getting {speedNow} [all day " +
        'long|morning and night]',
    ],
    mails: [
      'My contract for {plan} states a minimum guaranteed download speed of {speedMin}. ' +
        "Wired tests over a week average {speedNow}; screenshots are attached. I'm formally " +
        'reporting this under the speed guarantee. Account {order}.',
    ],
    calls: ["My contract's got a minimum speed in it, and I'm not getting anywhere near it."],
    clarifications: [],
    answers: [
      'Thanks, that makes it clear: the guarantee for {plan} is {speedMin} and you measure ' +
        'less, so your 30-day right starts today, {today}. An engineer comes {soon}, {window}. ' +
        "If it isn't above the minimum by {monthOn}, you may leave free of charge.",
      "I've logged this as a formal guarantee report, reference {claim}. Our own test agrees " +
        "with yours. The first step is a port change this evening, no visit needed, and I'll " +
        "send you tomorrow's reading.",
    ],
    followUps: [
      {
        ask: "And if it's still slow after that?",
        reply:
          'Then you can move to a lower plan at its lower price or leave with no fee. You ' +
          "choose, and I'd arrange either.",
      },
      {
        ask: 'Do I get anything for the slow months?',
        reply:
          'From your first report on, yes: the difference to the plan whose speed you really ' +
          'had.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'Leaving over speed costs the normal early fee.',
        reaction: 'The contract says I can go free',
        isBelieved: false,
        right: 'After 30 days below the guaranteed minimum the customer may leave free of charge.',
      },
      {
        kind: 'wrong-procedure',
        says: 'We only count tests made over Wi-Fi.',
        reaction: "That's the opposite of what the contract says",
        isBelieved: false,
        right: 'Guarantee tests are made on a cable from the hub.',
      },
    ],
    stalls: ['Speeds vary. Nothing I can do about that.'],
    curt: ["{speedMin} is the minimum. I've logged it."],
    praise: ['Knew the guarantee to the letter and treated it seriously'],
    complaints: ['Had to prove it with a week of screenshots'],
  },
  {
    reasonKey: 'device-setup',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Ports, fixed addresses, printers and televisions',
    subjects: [
      '@port Port forwarding / fixed address on account {order}',
      "@printer Printer won't connect to the new hub",
    ],
    chats: [
      "@port how do i [open a port|do port forwarding] on the hub? [game won't connect|for " +
        'my camera]',
      "@printer printer [won't connect|can't find wifi] since the new hub",
      '@port can I get a static ip? [how much|what does it cost]',
    ],
    mails: [
      "@port I need remote access to a camera at home, so I'd like to know how to forward a " +
        'port on the Wren Hub and whether a fixed IP address is available. Account {order}.',
      '@printer Since you sent the new hub, my printer no longer finds the Wi-Fi. It worked ' +
        'perfectly with the old one. What do I have to change? Account {order}.',
    ],
    calls: [
      "@printer My printer won't connect to the new box, and it worked fine with the old one.",
      '@port I want to get at my camera from outside, and I need to open a port on your box.',
    ],
    clarifications: [],
    answers: [
      '@printer Older printers only speak 2.4 GHz, and the new hub offers one name for both ' +
        'bands. In the app, switch on "Separate network for older devices" for ten minutes, ' +
        'connect the printer, then switch it off again. It will remember.',
      '@port Port forwarding is in the app: Connection, Advanced, Port forwarding. A fixed ' +
        'IP address is £5 a month and works from the next restart. Shall I add it, or is the ' +
        'forwarding enough?',
    ],
    followUps: [
      {
        ask: '@port Will the fixed address change when I restart the hub?',
        reply: 'No, it stays yours for as long as you have the option, also after a new hub.',
      },
      {
        ask: "@printer Worked! You're a star",
        reply:
          'Happy to hear that. If you change the Wi-Fi name one day, use the same trick again.',
      },
      {
        ask: '@port Yes, add the fixed IP please',
        reply:
          "Done: £5 a month from today. Restart the hub once and you'll see the new address in " +
          'the app.',
      },
      {
        ask: '@printer Do I have to do that every time?',
        reply: 'No, once is enough. The printer remembers the network.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: "@port A fixed IP address is free, I've added it.",
        reaction: 'Lovely, thanks',
        isBelieved: true,
        right: 'A fixed IP address costs £5 a month.',
      },
      {
        kind: 'wrong-procedure',
        says: "@port Port forwarding isn't possible on our hub.",
        reaction: "There's a menu for it in the app, greyed out",
        isBelieved: false,
        right: 'Port forwarding is in the app under Connection, Advanced.',
      },
      {
        kind: 'wrong-procedure',
        says: "@printer Printers of that age don't work with the new hub.",
        reaction: 'It worked fine till Tuesday',
        isBelieved: false,
        right: 'Older printers join over 2.4 GHz: switch on the separate network for ten minutes.',
      },
    ],
    stalls: ["We don't support third-party devices."],
    curt: [
      "@port It's in the app. Advanced, Port forwarding.",
      "@printer Separate network. It's in the app.",
    ],
    praise: [
      '@printer Fixed my printer in five minutes. Legend',
      '@port Told me exactly where the setting is. Done in a minute',
    ],
    complaints: [
      "@printer Shouldn't need support to connect a printer",
      '@port Why is a simple setting so well hidden?',
    ],
  },
] satisfies readonly Scenario[];
