import type { Scenario } from '../scenario.ts';

export const billScenarios = [
  {
    reasonKey: 'bill-higher',
    cause: 'product',
    ending: 'solved',
    source: 'Why a bill can be higher',
    subjects: ['Why is my bill {bill}?', 'Bill query, account {order}'],
    chats: [
      "why's my bill {bill} this month?? [usually {usual}|it's normally {usual}] {order}",
      "[You've overcharged me|I think I've been overcharged]. {bill} instead of {usual}",
      "hi, bill's gone up to {bill}, [can someone explain|what's going on]? {order}",
      '{bill}?! [is this a joke|seriously]\ni never agreed to that',
      "[can you explain|someone explain] why i'm paying {bill} when it should be {usual} {order}",
    ],
    mails: [
      "My bill for this month is {bill}. It has been {usual} since I joined. I haven't " +
        "changed anything. Please explain the difference and correct it if it's wrong. Account " +
        '{order}.',
      'I noticed {bill} leaving my account today instead of the usual {usual}. The bill ' +
        'itself isn\'t clear: two lines say "adjustment". Could you tell me in plain words ' +
        "what I'm paying for? Account {order}.",
      "I've just opened my bill and it's {bill}. I budget for {usual}, and I'd like to know " +
        'what the extra is for before it leaves my account. Account {order}.',
    ],
    calls: [
      "My bill's come and it's {bill}. It's always been {usual}, so what's happened?",
      "I normally pay {usual}, and this one says {bill}. What's the extra for?",
    ],
    clarifications: [],
    answers: [
      "@discount I've gone through it line by line. Your opening discount of £8 ended on " +
        "{ordered}, and there's a part-month for the pod you added. Both are on the bill as " +
        '"adjustment", which tells nobody anything.\nYou can have a new discount with a new ' +
        "term, or leave things as they are. I'd be glad to set out both.",
      "@refund You're right and we're wrong: the fixed IP you cancelled was charged again. " +
        "I've taken it off, refunded the difference to your account, and the corrected bill is " +
        'in your inbox.',
      '@call The difference is one call to a premium-rate number on {ordered}, £11.80, from ' +
        'your home phone. If nobody at home made it, I can block those numbers and look into ' +
        'the charge.',
    ],
    followUps: [
      {
        ask: "@discount Why wasn't I told the discount was ending?",
        reply:
          'You should have been, 30 days before. The notice went out, but to the address you ' +
          "had before {ordered}. That's changed now.",
      },
      {
        ask: '@discount What would I pay with a new discount?',
        reply:
          '{plan} at {usual} with a new 12-month term. No pressure: the offer stays open till ' +
          'the end of the month.',
      },
      {
        ask: '@refund When do I get the refund?',
        reply:
          "It's on your account now and comes off the next bill. If you'd rather have it in " +
          'your bank, that takes 5 working days.',
      },
      {
        ask: '@call Can you block those numbers?',
        reply: "Done, free of charge. They can't be dialled from your line any more.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'All prices went up by 12 % this month.',
        reaction: 'Your letter says £3 in April',
        isBelieved: false,
        right: 'The yearly rise is a fixed £3 a month in April; a higher bill has other causes.',
      },
      {
        kind: 'wrong-procedure',
        says: "@refund Bills can't be changed once issued.",
        reaction: "Even when they're wrong?",
        isBelieved: false,
        right: 'A wrong charge is refunded at once, with a corrected bill.',
      },
      {
        kind: 'wrong-date',
        says: "@discount The discount runs for another six months, so it isn't that.",
        reaction: 'Then why does the bill say it ended?',
        isBelieved: false,
        right: 'The opening discount ended on {ordered}.',
      },
    ],
    stalls: [
      'The bill is calculated by the system, so it will be correct.',
      "I'd have to raise a query with billing. They don't give timescales.",
    ],
    curt: [
      '@discount Your discount ended. It was in the contract.',
      '@refund Charged by mistake. Taken off.',
      '@call A premium-rate call from your phone. Ask at home.',
    ],
    praise: [
      'Went through every line with me in plain English',
      '@refund Found their own mistake, refunded it, no fuss',
    ],
    complaints: [
      "@discount Discount ends quietly and they hope you don't notice",
      "Sorted, but I shouldn't have to check every bill",
    ],
  },
  {
    reasonKey: 'bill-higher',
    cause: 'system',
    ending: 'solved',
    source: 'Charges shown twice or in error',
    subjects: ["Charge I don't recognise, {order}", 'What is this charge on my bill?'],
    chats: [
      'what\'s ["equipment charge"|this "equipment" line] on my bill? {order} [didn\'t order ' +
        'anything|never ordered anything]',
      "@pod Charged for a pod [i sent back|I returned weeks ago] {order}. bill's {bill}",
      "there's a £17.20 on here i don't recognise {order}",
    ],
    mails: [
      'My bill of {bill} has a line "equipment £17.20" that I don\'t recognise. I haven\'t ' +
        "ordered anything. Please tell me what it is, and take it off if it isn't mine. " +
        'Account {order}.',
      'Could someone look at the "equipment" charge of £17.20 on this month\'s bill? Nothing ' +
        'has been delivered to us and nothing was ordered. Account {order}.',
    ],
    calls: [
      "There's an equipment charge on my bill and I've not ordered any equipment.",
      "What's this seventeen pounds twenty for equipment on my bill?",
    ],
    clarifications: [],
    answers: [
      "@pod Found it: the pod came back on {ordered}, but our depot hadn't closed the trial, " +
        "so the system billed it. It's off now, your bill is {usual}, and the corrected one is " +
        'in your inbox.',
      "@mixup I can't find any order either: the charge belongs to an account one digit away " +
        "from yours. I've removed it and told that team, so the other customer is put right " +
        'too. Your bill is {usual} again.',
    ],
    followUps: [
      {
        ask: 'And next month?',
        reply: "I've looked ahead: {usual}, no other lines.",
      },
      {
        ask: "I've paid it already",
        reply:
          "Then the £17.20 goes back to your bank, 5 working days at most. You don't need to " +
          'do anything.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '@pod You need to send proof of posting, or the charge stays.',
        reaction: "You've GOT the pod, it's in your depot!",
        isBelieved: false,
        right:
          "A returned device is confirmed by our own depot scan; the customer needn't prove " +
          'posting.',
      },
      {
        kind: 'wrong-rate',
        says: '@pod Equipment trials always cost £17.20.',
        reaction: 'The email said free for a month',
        isBelieved: false,
        right: 'A trial month for a pod is free of charge.',
      },
      {
        kind: 'wrong-procedure',
        says: "@mixup If it's on the bill, you must have ordered it.",
        reaction: "I've ordered nothing, check!",
        isBelieved: false,
        right: 'A charge that belongs to another account is taken off at once.',
      },
    ],
    stalls: ['It says equipment, so it must be equipment.'],
    curt: ["@pod Depot was slow. It's off.", "@mixup Somebody else's. It's off."],
    praise: ['Spotted what had happened straight away'],
    complaints: [
      "@pod Billed for something I'd sent back",
      "@mixup Somebody else's charge on my bill. Hardly reassuring",
    ],
  },
  {
    reasonKey: 'first-bill',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Your first bill',
    subjects: ['First bill, account {order}', 'Is this first bill right?'],
    chats: [
      'first bill is {bill}, [thought it was {usual} a month|you said {usual}]',
      "just joined, why's the first bill [so high|this much]? {order}",
    ],
    mails: [
      'My first bill has arrived: {bill}. When I signed up, the price was {usual} a month. I ' +
        'had expected the first bill to be that, or less. Could you explain? Account {order}.',
    ],
    calls: ["I've only just joined, and my first bill's a lot more than you told me."],
    clarifications: [],
    answers: [
      'It covers two things: the part-month from your start on {ordered}, and one full month ' +
        "in advance. From the next bill it's {usual} flat. I know it looks like a lot at once; " +
        "it's only this one time.",
      'There are three lines: 12 days from your start, the month ahead, and £6 for next-day ' +
        "delivery of the hub. After that it's {usual} a month, nothing else.",
    ],
    followUps: [
      {
        ask: 'Why charge a month ahead?',
        reply:
          "That's how our billing runs, in advance. It also means that you don't pay for days " +
          'after you leave.',
      },
      {
        ask: 'Could I spread it over two months?',
        reply: "Yes. I've split it: half now, half next month, no fee.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'The extra is a £25 set-up fee.',
        reaction: "I was told there's no set-up fee",
        isBelieved: false,
        right: "There's no set-up fee; the first bill is a part-month plus a month in advance.",
      },
      {
        kind: 'wrong-date',
        says: 'The next one will be just as high and then it goes down.',
        reaction: 'Really? Two of these?',
        isBelieved: false,
        right: "Only the first bill holds a part-month; from the second it's {usual}.",
      },
    ],
    stalls: ["It's explained on page 3 of the bill."],
    curt: ['Part-month plus a month in advance. Normal.'],
    praise: ['Clear explanation and they let me split it'],
    complaints: ['Somebody should say this at sign-up'],
  },
  {
    reasonKey: 'price-rise',
    cause: 'product',
    ending: 'solved',
    source: 'The yearly price change',
    subjects: ['Price rise, account {order}', 'Letter about £3 more a month'],
    chats: [
      'got your letter, [£3 more?|another £3 a month?] {order} [can i refuse it|do I have a ' +
        'choice]',
      "so prices go up [again|every year] even mid contract?\nthat's cheeky",
    ],
    mails: [
      "I received a letter announcing £3 more a month from April. I'm in the middle of my " +
        'contract. Please tell me whether this was in the terms and whether I may leave ' +
        'because of it. Account {order}.',
    ],
    calls: [
      "I've had a letter that my price is going up by three pounds. I thought I'd got a " +
        'fixed price.',
    ],
    clarifications: [],
    answers: [
      '@term The £3 from April is in your contract, on page 1 in the price table, so it ' +
        "isn't a ground for leaving early. It's a fixed sum, not a percentage. What I can do: " +
        '{plan} has a lower price for a new 12-month term.',
      "@small It's £3 a month from April, the same for every plan. You're right that nobody " +
        'enjoys it. If your usage is light, Wren 50 at £24 would more than cover the ' +
        "difference; I've looked and you'd hardly notice.",
    ],
    followUps: [
      {
        ask: 'What happens next year?',
        reply:
          "The same fixed £3 each April for as long as you're in contract. Nothing beyond that.",
      },
      {
        ask: '@small ok what would Wren 50 be like?',
        reply:
          "For two people streaming and browsing it's fine. You can go back up at any time " +
          'without a fee.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: 'You can leave free of charge because of the rise.',
        reaction: 'Great, please cancel me then',
        isBelieved: true,
        right: "A rise that's in the contract isn't a ground for leaving free of charge.",
      },
      {
        kind: 'wrong-rate',
        says: "It's 7.9 % plus inflation.",
        reaction: 'Letter says three pounds flat',
        isBelieved: false,
        right: 'The rise is a fixed £3 a month each April.',
      },
    ],
    stalls: ["Prices change, it's the same with everyone."],
    curt: ["It's in your contract, page 1."],
    praise: ['No waffle, and found me something cheaper'],
    complaints: ['Fixed contract, unfixed price. Hm'],
  },
] satisfies readonly Scenario[];
