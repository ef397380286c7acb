import type { Scenario } from '../scenario.ts';

export const paymentScenarios = [
  {
    reasonKey: 'paid-twice',
    cause: 'system',
    ending: 'follow-up',
    source: 'Payments taken twice',
    subjects: ['Charged twice this month, {order}', 'Double payment'],
    chats: [
      "you've taken {usual} twice!! {order}",
      'two payments of {usual} [left my account|went out] today, [why|how come]?',
    ],
    mails: [
      'On {ordered} two payments of {usual} left my account for one bill. Please return one ' +
        'of them. I can send the bank statement. Account {order}.',
    ],
    calls: ["You've taken my payment twice, two lots of {usual}."],
    clarifications: [],
    answers: [
      "@sent I can see both: I'm sorry, a retry went out although the first had gone " +
        "through. The second is on its way back, 3 to 5 working days, and I've asked for a " +
        'letter for your bank in case it caused charges.',
      '@ask Both payments are here. Would you like the second back to your bank, 5 working ' +
        "days at most, or off your next bill? I've noted it for the bank unless you say " +
        'otherwise.',
    ],
    followUps: [
      {
        ask: "@ask Back to the bank please, I'm overdrawn",
        reply:
          'Done, sent today. If your bank charges you because of it, send us the amount and ' +
          "we'll pay it.",
      },
      {
        ask: 'Will it happen again next month?',
        reply: 'No. It was one faulty batch, and your payment is set to a single try.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: 'Ask your bank to reverse it.',
        reaction: 'Bank told me to ask you',
        isBelieved: false,
        right: 'We return a double payment ourselves, within 5 working days.',
      },
      {
        kind: 'wrong-date',
        says: 'Refunds run on the last day of each quarter.',
        reaction: 'You took it in a second',
        isBelieved: false,
        right: 'A double payment is returned within 5 working days.',
      },
    ],
    stalls: ['I only see one payment on the bill.'],
    curt: ["It'll bounce back in a few days."],
    praise: ['Money was back in two days and they covered the bank fee'],
    complaints: ['Went overdrawn because of their mistake'],
  },
  {
    reasonKey: 'late-fee',
    cause: 'customer',
    ending: 'solved',
    source: "Late fees and when they're waived",
    subjects: ['Late fee of £6, account {order}', 'Please remove the late fee'],
    chats: [
      'why a £6 late fee? [paid it 2 days late|only a couple of days late] {order}',
      "[card expired|new card], that's why it was late. can you take the fee off? {order}",
    ],
    mails: [
      'I see a late fee of £6 on my bill. My card had expired and I updated it as soon as ' +
        "your message arrived. I've been with you for years without a late payment. Would you " +
        'remove it? Account {order}.',
    ],
    calls: ["You've charged me six pounds for paying late, and it was only a couple of days."],
    clarifications: [],
    answers: [
      "It's off. The first late fee is always waived, and yours is the first in all your " +
        'time with us. A reminder by text, two days before, is on from now.',
      "You paid within the 7 days' grace, so the fee shouldn't have been there at all. I've " +
        'removed it and corrected the bill, sorry about that.',
    ],
    followUps: [
      {
        ask: 'Thanks. Does it affect my credit file?',
        reply: "No, nothing is reported for a few days' delay.",
      },
      {
        ask: 'Can I pay by a fixed date instead?',
        reply:
          'Yes, choose any day from the 1st to the 28th. Shall I set it to the day after your ' +
          'pay day?',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'The late fee is £15, you were lucky.',
        reaction: 'Bill says £6...',
        isBelieved: false,
        right: "The late fee is £6, after 7 days' grace; the first one is waived.",
      },
      {
        kind: 'wrong-procedure',
        says: "Late fees can't be removed.",
        reaction: 'Not even the first in five years?',
        isBelieved: false,
        right: 'The first late fee is waived on request.',
      },
    ],
    stalls: ["The system adds it, I can't take it off."],
    curt: ['You paid late. Removed this once.'],
    praise: ["Took it off before I'd finished asking"],
    complaints: ["Shouldn't be there if there's a grace period"],
  },
  {
    reasonKey: 'credit-missing',
    cause: 'agent',
    ending: 'follow-up',
    source: 'Credits: how and when they reach the bill',
    subjects: ['Promised credit not on my bill, {order}', "Where's my £30 credit?"],
    chats: [
      "you promised me [£30|a £30 credit] for the missed visit. [not on the bill|it isn't " +
        'there] {order}',
      "Was told I'd get a credit [last month|weeks ago]. Bill's here, no credit. {claim}",
    ],
    mails: [
      'When your engineer failed to come on {ordered} I was promised a credit of £30 "on the ' +
        'next bill". The bill has arrived and it isn\'t there. Reference {claim}, account ' +
        '{order}.',
    ],
    calls: ["I was promised thirty pounds back, and there's no sign of it on this bill."],
    clarifications: [],
    answers: [
      "You were promised it, it's in the notes, and it was never entered. I've entered it " +
        'now and you can see it in the app: £30, off the bill on {later}. Sorry you had to ask.',
      "The credit is there but dated one day after your bill closed. I've taken it forward " +
        'and reissued the bill, so £30 less is collected on {later}.',
    ],
    followUps: [
      {
        ask: "How do I know it's really done this time?",
        reply:
          "Open the app, Bills, Credits: it's listed with today's date. I've also sent it in " +
          'writing.',
      },
      {
        ask: "I've already paid the full amount",
        reply:
          'Then it comes off the next one, or back to your bank in 5 working days, whichever ' +
          'you like.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: 'Credits take up to 90 days to appear.',
        reaction: 'I was told the next bill',
        isBelieved: false,
        right: 'A credit appears on the next bill; if the bill has closed, it can be reissued.',
      },
      {
        kind: 'wrong-procedure',
        says: 'Only the person who promised it can add it.',
        reaction: "I don't even know his name",
        isBelieved: false,
        right: "Any agent adds a credit that's in the notes.",
      },
    ],
    stalls: ["If it was promised it'll turn up eventually."],
    curt: ["It wasn't entered. It is now."],
    praise: ['Owned the mistake and showed me where to see it'],
    complaints: ['Promised twice, paid only after I complained'],
  },
  {
    reasonKey: 'payment-day',
    cause: 'system',
    ending: 'solved',
    source: 'Changing the payment day',
    subjects: ['Change my payment day, {order}', "Payment day won't save"],
    chats: [
      "can I [change|move] my payment day to the {day}? [app won't save it|site gives an error]",
      'need to pay [after payday|on the {day}], keeps saying [try again later|error] {order}',
    ],
    mails: [
      "I'd like my payments taken on the {day}, after I'm paid. On the website the change " +
        "isn't saved, the old day comes back each time. Account {order}.",
    ],
    calls: ["I want to change the day you take the money, and the website won't let me."],
    clarifications: [],
    answers: [
      'Done: payments leave on the {day} from next month. This month stays as it was, ' +
        "because it's already been sent to the bank. The website can't save the change in the " +
        'last five days before a payment, and it ought to say so.',
      "That's changed to the {day}. Your next bill covers a few extra days because of the " +
        "shift, about £4, and then it's back to normal.",
    ],
    followUps: [
      {
        ask: "Could you hold this month's till then too?",
        reply: "Yes, I've asked the bank to hold it until the {day}. No fee.",
      },
      {
        ask: 'Will I be charged for changing?',
        reply: "No, it's free, as often as you like.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: "There's a £5 fee for changing the day.",
        reaction: 'For changing a date?',
        isBelieved: false,
        right: 'Changing the payment day is free.',
      },
      {
        kind: 'wrong-procedure',
        says: 'It can only be changed at the end of the contract.',
        reaction: 'The app has a button for it!',
        isBelieved: false,
        right: 'The payment day can be changed at any time, from the 1st to the 28th.',
      },
    ],
    stalls: ['Try again on the website tomorrow.'],
    curt: ["It doesn't save in the last five days. Changed."],
    praise: ['Quick and friendly, done in a minute'],
    complaints: ["Why show a button that doesn't work?"],
  },
] satisfies readonly Scenario[];
