import type { Scenario } from '../scenario.ts';

export const planScenarios = [
  {
    reasonKey: 'which-plan',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Plans and what they suit',
    subjects: ['Which plan suits us?', 'Advice on plans'],
    chats: [
      '@four [which plan for|what do I need for] 4 people, [2 gamers|lots of streaming]?',
      "@two do i really need Wren 500 or is Wren 150 enough? [just me and some films|we're " +
        'two adults]',
    ],
    mails: [
      "@four We're a family of four: two adults working from home, two teenagers who game. " +
        "We have Wren 150 now and it's mostly fine. Would Wren 500 make a real difference, or " +
        'would we be paying for a number?',
      '@two There are two of us, we stream films in the evening and I have the odd video ' +
        'call. Do we really need Wren 500, or is Wren 150 enough?',
    ],
    calls: ["I'm trying to work out which of your plans I actually need."],
    clarifications: [],
    answers: [
      '@four For four people with calls and games, Wren 150 at £29 is enough: a video call ' +
        "needs 4 Mbps, a game less than 1. Wren 500 at £36 pays off for large downloads. I'd " +
        'stay where you are and look at Wi-Fi first.',
      '@two I looked at your last month: you never used more than a third of your speed. ' +
        'Saving the money is the better advice. If uploads become a thing, going up takes a ' +
        'minute and has no fee.',
      '@two For two people Wren 150 is plenty: a film in high definition needs about 8 Mbps, ' +
        "a video call 4. I'd keep the money and look at where the hub stands instead.",
    ],
    followUps: [
      {
        ask: 'And if I want to change back?',
        reply: 'Up at any time, down once every 6 months. Neither costs anything.',
      },
      {
        ask: "What's the price after the term?",
        reply:
          "£6 a month more if you do nothing. You'll get a notice 30 days before, with the " +
          'offers.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'Wren 500 is the same price as Wren 150 at the moment.',
        reaction: 'Oh nice, sign me up then',
        isBelieved: true,
        right: 'Wren 150 is £29 a month, Wren 500 is £36.',
      },
      {
        kind: 'wrong-procedure',
        says: 'Changing plans starts a new 24-month contract.',
        reaction: "24? My neighbour's didn't restart",
        isBelieved: false,
        right: "Going up or down doesn't restart the term.",
      },
    ],
    stalls: ['The higher the better, really.'],
    curt: ['@four Wren 150. Enough for four.', '@two Wren 150. Plenty for two.'],
    praise: ['Talked me out of spending more. Trust earned'],
    complaints: ['The comparison on your site is all marketing'],
  },
  {
    reasonKey: 'offer-differs',
    cause: 'agent',
    ending: 'follow-up',
    source: 'When the contract differs from the offer',
    subjects: ["Contract isn't what I was offered, {order}", 'Wrong price in my contract'],
    chats: [
      'was told {usual} and 3 months free on the phone, contract says {bill} and nothing ' +
        'free {order}',
      'Your salesperson said {usual} and the first 3 months free. [Contract says ' +
        "otherwise|that's not in the contract] 😠",
    ],
    mails: [
      'I agreed to {plan} by phone on {ordered} at {usual} a month with three months free. ' +
        'The contract shows {bill} and no free months. Please honour what I was offered. ' +
        'Account {order}.',
    ],
    calls: ["What I was told on the phone and what's in this contract are two different things."],
    clarifications: [],
    answers: [
      "I've listened to the call, and you're right: {usual} and three free months were " +
        "promised. I've changed the contract to match; a new copy is in your inbox. I'm sorry " +
        'you had to be the one to notice.',
      "I can't find three free months in the recording, but the price was clearly {usual}. " +
        "I've corrected that, and for the misunderstanding I've made the first month free. Is " +
        'that fair?',
    ],
    followUps: [
      {
        ask: 'Will it be right on the bill?',
        reply:
          "Yes. I've checked the next bill in advance: {usual}. If it shows anything else, " +
          'write to me.',
      },
      {
        ask: 'What happens to that salesperson?',
        reply:
          "The call goes to their lead for coaching. Nobody is hunted, but it mustn't happen " +
          'to the next person.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: "What's in the contract counts, whatever was said.",
        reaction: 'You record the calls, listen to it!',
        isBelieved: false,
        right: 'An offer made on a recorded call is honoured; the contract is corrected.',
      },
      {
        kind: 'wrong-date',
        says: 'Corrections can only be made after the first year.',
        reaction: 'A year of the wrong price?',
        isBelieved: false,
        right: 'A contract that differs from the offer is corrected at once.',
      },
    ],
    stalls: ["I can only see what's in the contract."],
    curt: ["Fine, I'll check the call."],
    praise: ['Listened to the recording and put it right the same day'],
    complaints: ['Felt like bait and switch until someone checked'],
  },
  {
    reasonKey: 'contract-end',
    cause: 'knowledge',
    ending: 'solved',
    source: 'End of contract: notice, price, choices',
    subjects: ['When does my contract end? {order}', 'End of contract'],
    chats: [
      'when does my contract [end|run out]? {order}',
      'what happens when my 18 months is up? [does it go up|price-wise]',
    ],
    mails: [
      'Could you tell me the end date of my contract, what the price will be afterwards, and ' +
        'whether I have to do anything? Account {order}.',
    ],
    calls: ["I want to know when my contract's up and what happens after that."],
    clarifications: [],
    answers: [
      'It ends on {monthOn}. If you do nothing, you stay connected and pay £6 a month more, ' +
        "and you can leave with 30 days' notice. A new 12-month term keeps the price as it is.",
      "Your term ends on {monthOn}. You'll get a notice 30 days before, with your choices: a " +
        "new term at today's price, monthly at £6 more, or leaving. Nothing happens without it.",
    ],
    followUps: [
      {
        ask: 'Can you match a new customer price?',
        reply:
          'I can offer what new customers get on {plan} today, with a 12-month term. Shall I ' +
          'send it in writing so you can compare?',
      },
      {
        ask: 'So no auto renewal?',
        reply: 'No, we never renew a term without your yes.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: "You've another year to go, it renewed in spring.",
        reaction: 'I never agreed to that!',
        isBelieved: false,
        right:
          "The contract ends on {monthOn}; a term never renews without the customer's " +
          'agreement.',
      },
      {
        kind: 'wrong-rate',
        says: "After the end it's £20 a month more.",
        reaction: '£20?!',
        isBelieved: false,
        right: 'Out of contract the price is £6 a month more.',
      },
    ],
    stalls: ["It's in the documents you got when you joined."],
    curt: ['{monthOn}. Then £6 more.'],
    praise: ['Clear dates and no sales pressure'],
    complaints: ['Had to ask. It should be in the app'],
  },
  {
    reasonKey: 'basic-plan',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Wren Basics: who may have it',
    subjects: ['Do I qualify for Wren Basics?', 'Cheaper plan'],
    chats: [
      'is there a cheaper plan for [people on benefits|pensioners]?',
      "lost my job, can't afford {usual} a month any more. [what can i do|any options]?",
    ],
    mails: [
      "My circumstances have changed and {usual} a month is more than I can manage. I've " +
        'read about Wren Basics. Do I qualify, and would I have to pay a fee to switch? ' +
        'Account {order}.',
    ],
    calls: ["Money's tight at the moment, and I heard you've got a cheaper plan."],
    clarifications: [],
    answers: [
      "Thank you for telling me, it's worth asking. Wren Basics is £15 a month, 30 Mbps, no " +
        'contract and no switching fee, for anyone on a qualifying benefit. We check it once ' +
        "with your consent, it takes a minute. Say yes and I'll start it.",
      "Yes, there's Wren Basics at £15. If you don't qualify, I can still pause your price " +
        "rise and spread this month's bill. You've got options either way.",
    ],
    followUps: [
      {
        ask: 'Do I have to send documents?',
        reply: 'No. With your consent we check your entitlement electronically, nothing is stored.',
      },
      {
        ask: 'Yes please switch me',
        reply: 'Done: £15 from {soon}, no exit fee, and you can go back up whenever you like.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'Switching to Wren Basics costs the early leaving fee.',
        reaction: "So I can't afford to save money?",
        isBelieved: false,
        right: 'Switching to Wren Basics is free, also in mid-contract.',
      },
      {
        kind: 'wrong-procedure',
        says: "It's only for pensioners.",
        reaction: "I'm on housing support and 34",
        isBelieved: false,
        right: 'Wren Basics is for anyone on a qualifying benefit, at any age.',
      },
    ],
    stalls: ['There are details on the website, I think.'],
    curt: ["Wren Basics, £15, if you're on benefits."],
    praise: ["Kind and didn't make me feel small. Thank you"],
    complaints: ["I'd have switched a year ago if anyone had told me"],
  },
] satisfies readonly Scenario[];
