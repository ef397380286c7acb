import type { Scenario } from '../scenario.ts';

export const outageScenarios = [
  {
    reasonKey: 'area-outage',
    cause: 'system',
    ending: 'follow-up',
    source: 'Area outages: status, estimates and credit',
    subjects: ['No internet in {town}', 'Is there an outage? Account {order}'],
    chats: [
      'internet down again?? [whole street is out|neighbours are out too]',
      "Hi, is there [an outage|a problem] in {town}? [Nothing's working|Everything went off] " +
        'since {time}\nacc {order}',
      'no broadband since {time}\n[i work from home|got a deadline today]\nany idea how long?',
      '[Your status page says all fine|status page is all green] but half of {street} is ' +
        'offline. Account {order}',
      'anyone else in {town} got no internet or is it me? {order}',
    ],
    mails: [
      'Our broadband went off at {time} and the neighbours on {street} have lost theirs as ' +
        'well. Your status page shows no problem in {town}. Could you tell me what has ' +
        'happened and when you expect it back? Account {order}.',
      "Account {order}. No connection since {time}, router light amber. I've restarted it " +
        'twice. I work from home and need to know whether to go into the office tomorrow, so ' +
        'an honest estimate would help more than "as soon as possible".',
      "Could you confirm whether there's an outage around {street}? We lost everything at " +
        '{time}. My partner is a childminder and the booking system runs on this line, so ' +
        'please give me a time you believe in. Account {order}.',
    ],
    calls: [
      "Hi, our internet's been off since {time}, and it's the whole street by the looks of " +
        "it. Do you know what's going on?",
      "Is there a problem in {town}? We've had nothing since {time}, next door's the same.",
    ],
    clarifications: [],
    answers: [
      'A cable was cut by roadworks near {street} at {time}, and about 340 homes are off. ' +
        "The repair crew is on site and expects to finish by {time2} tonight.\nI've added you " +
        "to the text updates, so you'll hear the moment it's back.",
      'I can see it: the cabinet that serves {street} lost power. Engineers are there now ' +
        "and the estimate is {time2}. Our status page still showed all clear, so I've had that " +
        "corrected.\nI'll message you myself if that time moves.",
      "It isn't your equipment, so please don't reset anything. There's a fibre fault " +
        'between {town} and our exchange, found at {time}. Best estimate for full service is ' +
        "{time2} today, and I've noted your account for updates.",
    ],
    followUps: [
      {
        ask: 'Do I get anything back for this?',
        reply:
          'If it lasts more than two full working days you get £9 for each day after that, ' +
          "automatically on your next bill. You don't need to claim it.",
      },
      {
        ask: 'How sure are you about {time2}?',
        reply:
          'Fairly: the crew has the new cable in place and is joining fibres. Before that time ' +
          "I'd plan for a hotspot, just in case.",
      },
      {
        ask: 'ok so should I keep restarting the router?',
        reply:
          'No need. Leave it plugged in and it will reconnect by itself. If the light is still ' +
          "amber an hour after the all-clear, write back and I'll check your line.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: "It'll be back within the hour, no later.",
        reaction: 'Your text just said tomorrow morning... which is it?',
        isBelieved: false,
        right:
          "The estimate on the fault record is {time2}; only the network team's estimate may " +
          'be given.',
      },
      {
        kind: 'wrong-rate',
        says: "You'll get a full month free for any outage.",
        reaction: 'A month, really? Great',
        isBelieved: true,
        right:
          'Compensation is £9 a day after two full working days without service, paid ' +
          'automatically.',
      },
    ],
    stalls: [
      "We're aware of issues in some areas. Please keep an eye on the status page.",
      "I don't have a time for you, sorry. It'll come back when it's fixed.",
    ],
    curt: ["It's an area outage. Nothing to do but wait until {time2}.", 'Cable cut. {time2}.'],
    praise: [
      'Straight answer with an actual time, and they texted when it was back',
      'Honest about what went wrong. Refreshing',
    ],
    complaints: [
      'Status page said everything was fine while the whole street was dead',
      'Agent was lovely, but third outage this month',
    ],
  },
  {
    reasonKey: 'area-outage',
    cause: 'process',
    ending: 'solved',
    source: 'Planned work: notice and times',
    subjects: ['Planned work in {town}?', 'No internet, was there a notice?'],
    chats: [
      "internet's off in {town}, [is it planned?|nobody told us anything] {order}",
      "got no connection and [found a card on the doormat|a neighbour says it's planned " +
        "work]?? [could've texted|a text would've been nice]",
    ],
    mails: [
      "We lost our connection at {time}. A neighbour tells me it's planned work, but I had " +
        "no notice at all. How long will it take, and why wasn't I told? Account {order}.",
      "There's been no service at our address since {time}. A van with your name on it is " +
        "parked on {street}, so I assume it's planned. Why did nobody tell us, and when will " +
        'it be back? Account {order}.',
    ],
    calls: [
      "My internet's off and my neighbour reckons it's planned work. Nobody told me.",
      "There's one of your vans on {street} and my internet's off. Is that planned?",
    ],
    clarifications: [],
    answers: [
      "@plain Your neighbour's right: we're replacing the cabinet on {street}, from {time} " +
        'until {time2} today. You should have had a text five days ago; it went to a number ' +
        "you no longer use. I've corrected it, and I'm sorry about your morning.",
      "@data It's planned work and it's on schedule: back by {time2}. The cards were " +
        'delivered to the wrong side of {street}. If you need to get online before then, I can ' +
        'switch on 20 GB of mobile data for you now.',
    ],
    followUps: [
      {
        ask: '@data Yes please, the mobile data',
        reply:
          "Done, it's on the number ending {phone4}. It works straight away and doesn't cost " +
          'anything.',
      },
      {
        ask: 'Will it go off again tomorrow?',
        reply:
          "No, today is the only day. If that changes you'll get a text on the right number " +
          'this time.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: 'Planned work goes on for three days.',
        reaction: 'Three days?? My neighbour says one',
        isBelieved: false,
        right: 'The planned work ends at {time2} the same day.',
      },
      {
        kind: 'wrong-procedure',
        says: "We don't announce planned work to customers.",
        reaction: "Your own terms say five days' notice",
        isBelieved: false,
        right: 'Planned work is announced by text five days ahead.',
      },
    ],
    stalls: ["It'll be on the website somewhere."],
    curt: ['Planned work. Back at {time2}.'],
    praise: [
      '@data Gave me mobile data so I could carry on working. Brilliant',
      '@plain Owned up to the missing text and fixed my number on the spot',
    ],
    complaints: ['A text five days ahead would have saved my meeting'],
  },
  {
    reasonKey: 'line-dead',
    cause: 'product',
    ending: 'follow-up',
    source: 'No signal at one address: tests and visit',
    subjects: ['No connection at home, account {order}', 'Internet dead since {ordered}'],
    chats: [
      'internet not working, [light is red|red light on the hub] {order}',
      'Hi no internet since [this morning|last night]. neighbours fine. [turned it off and ' +
        'on|restarted it 3 times] already',
      'red light. [no wifi no nothing|nothing works]. help pls 😩',
      "My account's {order}. Broadband's completely dead and [my kids have homework due|I've " +
        'an interview online at {time2}]',
    ],
    mails: [
      'Since last night we have had no internet at all. The hub shows a red light, cables ' +
        "are firmly in, and I've restarted it several times. My neighbour, also with you, is " +
        'fine. Account {order}. Please test the line.',
      'Our broadband stopped working yesterday evening. Red light on the hub, everything ' +
        'plugged in, restarted twice, no luck. I have elderly parents who ring us over the ' +
        "internet, so I'd be grateful for a quick repair. Account {order}.",
    ],
    calls: [
      "I've got no internet, there's a red light on the box and I've switched it off and on " +
        'about five times.',
      "Everything's dead here since last night, there's a red light on your box. Next door's " +
        'working.',
    ],
    clarifications: [],
    answers: [
      "@line I've run a test and there's no light reaching your wall box, so the fault is on " +
        'our side of it. First engineer visit is {soon}, {window}. Is that all right for you?\n' +
        "No charge, and I'll stay with this until you're back on.",
      '@hub Your line tests clean up to the hub, so the hub itself has failed. A new one ' +
        "goes out today by next-day courier, arriving {soon}. It's already set up with your " +
        'Wi-Fi name and password.',
      '@cut Found it: your line was disconnected by mistake during work at the cabinet this ' +
        "morning. I've asked for it to be reconnected and the team has confirmed {time2} " +
        "today. I'm sorry about that.",
    ],
    followUps: [
      {
        ask: 'Anything I can use until then?',
        reply:
          "Yes. I've unlocked 50 GB of mobile data on a free loan SIM; the nearest collection " +
          'point is in {town}, or I can post it.',
      },
      {
        ask: '@line Do I need to be in?',
        reply:
          'For an engineer, yes, an adult for about an hour. The time slot is {window} and ' +
          "you'll get a text when they set off.",
      },
      {
        ask: '@line Will I be charged for the engineer?',
        reply: 'No. Faults up to and including the wall box are always free.',
      },
      {
        ask: '@hub Will I be charged for the new one?',
        reply:
          'No, a hub that fails is replaced free of charge. Put the old one in the return bag ' +
          'that comes with it.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: '@line Engineer visits are £65, added to your next bill.',
        reaction: 'Why would I pay for your fault?',
        isBelieved: false,
        right: 'Visits for faults up to and including the wall box are free of charge.',
      },
      {
        kind: 'wrong-procedure',
        says: '@line,cut Please do a factory reset with a paperclip, that fixes the red light.',
        reaction: "Done, now it's lost all its settings and still red",
        isBelieved: false,
        right:
          'A red light with no light on the wall box means no signal: test the line and book a ' +
          "visit; a factory reset doesn't help.",
      },
      {
        kind: 'wrong-date',
        says: '@line The first visit is in three weeks.',
        reaction: 'Three weeks with no internet??',
        isBelieved: false,
        right: 'The first available visit is {soon}, {window}.',
      },
      {
        kind: 'wrong-procedure',
        says: "@hub You'll have to buy a new hub, they're in the online shop.",
        reaction: "But it's your hub, isn't it?",
        isBelieved: false,
        right: 'A hub that fails is replaced free of charge by next-day courier.',
      },
      {
        kind: 'wrong-date',
        says: '@cut Reconnections take ten working days.',
        reaction: 'Ten days for your mistake?',
        isBelieved: false,
        right: 'A line disconnected by mistake is reconnected the same day: {time2}.',
      },
    ],
    stalls: [
      'Have you tried turning it off and on again? If it stays red, please call back tomorrow.',
    ],
    curt: [
      '@line As I said, check the cable. Otherwise engineer {soon}.',
      "@hub Hub's dead. New one's on its way.",
      '@cut You were disconnected by mistake. Back at {time2}.',
    ],
    praise: [
      '@line Ran a test, found the fault and booked someone in ten minutes',
      '@hub New hub came next day already set up. Painless',
      '@cut Admitted it was their mistake and I was back on the same day',
    ],
    complaints: ['Two days without internet and I had to chase'],
  },
] satisfies readonly Scenario[];
