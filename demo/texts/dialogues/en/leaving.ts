import type { Scenario } from '../scenario.ts';

export const leavingScenarios = [
  {
    reasonKey: 'cancel',
    cause: 'customer',
    ending: 'solved',
    source: 'Leaving: notice, last bill, equipment',
    subjects: ['Cancelling my broadband, {order}', "I'd like to leave"],
    chats: [
      "how do i cancel? [no button on site|can't find it online] {order}",
      'want to cancel, [moving in with my partner|going abroad]\n{order}',
      'Cancel my account please. [and no sales pitch|no offers please]',
    ],
    mails: [
      "Please cancel my broadband on account {order}. I'm moving abroad at the end of the " +
        'month. Kindly confirm the last day, the final bill and what to do with the hub. I ' +
        "couldn't find a way to do this online.",
    ],
    calls: ["I'd like to cancel, and I can't see how to do it on the website."],
    clarifications: [],
    answers: [
      'Done: notice is given today and the last day is {monthOn}, 30 days on. Your final ' +
        "bill is for those days only, and you're out of contract, so there's no fee. A free " +
        'return label for the hub is in your inbox.',
      "It's cancelled as of {monthOn}. You keep the service until then. Return the hub " +
        "within 28 days with the prepaid label and there's nothing more to do. Thank you for " +
        'your years with us.',
    ],
    followUps: [
      {
        ask: 'Can you end it sooner?',
        reply:
          "The notice is 30 days, but if you're moving to an address we can't serve, I can end " +
          'it on the day you move.',
      },
      {
        ask: 'Do I have to be in for anything?',
        reply: 'No, the line is switched off from here.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: "There's a £50 closing fee.",
        reaction: "My contract's ended, what's £50 for?",
        isBelieved: false,
        right: "Out of contract there's no fee for leaving.",
      },
      {
        kind: 'wrong-procedure',
        says: 'Cancellations only by letter.',
        reaction: 'A letter, in this day and age?',
        isBelieved: false,
        right: 'Notice can be given in any channel: chat, telephone, mail.',
      },
      {
        kind: 'wrong-date',
        says: 'The notice period is 90 days.',
        reaction: 'Terms say 30',
        isBelieved: false,
        right: 'The notice period is 30 days.',
      },
    ],
    stalls: ["I'd have to pass you to retention, they'll be in touch."],
    curt: ["30 days' notice. Send the hub back."],
    praise: ["Left without a fight. I'd come back, actually"],
    complaints: ['Had to write in to cancel. Put a button on the site'],
  },
  {
    reasonKey: 'early-fee',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Early leaving fee',
    subjects: ['Early leaving fee, {order}', 'What would it cost to leave now?'],
    chats: [
      'how much to leave early? {order}',
      "Got 5 months left, [what's the damage|what would I pay]?",
    ],
    mails: [
      'If I left today, what would the early leaving fee be, and how is it worked out? ' +
        'Account {order}.',
    ],
    calls: ["I'm thinking of leaving before the contract's up. What would that cost me?"],
    clarifications: [],
    answers: [
      "It's £12 for each month left: with 5 months, £60. Nothing else. After {later} it's " +
        "one month less, and on your end date it's zero.",
      'At £12 for each month left and 5 months to go, £60 today. If price is the reason, ' +
        'moving down to Wren 50 is £24 a month and has no fee.',
    ],
    followUps: [
      {
        ask: 'Can it be waived?',
        reply:
          "If you move where we don't reach, or your speed is under the guarantee for 30 days, " +
          'yes. Otherwise it stands.',
      },
      {
        ask: 'How do you get to £12?',
        reply:
          "It's less than the monthly price because we don't have to carry your traffic. The " +
          'table is on page 2 of the contract.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: "You'd have to pay all remaining months in full.",
        reaction: '{usual} times five??',
        isBelieved: false,
        right: 'The early leaving fee is £12 for each month left.',
      },
      {
        kind: 'wrong-procedure',
        says: "You can't leave before the end at all.",
        reaction: 'The contract has a fee for it, page 2',
        isBelieved: false,
        right: 'Leaving early is possible at £12 for each month left.',
      },
    ],
    stalls: ["It depends. You'd see it on the final bill."],
    curt: ['£12 a month. £60.'],
    praise: ['Exact figure, no dodging'],
    complaints: ["Couldn't find it on the site, had to ask twice"],
  },
  {
    reasonKey: 'router-return',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Returning the hub',
    subjects: [
      '@label Returning the hub, {order}',
      '@label Hub return label',
      '@charged Charged for a hub I returned, {order}',
    ],
    chats: [
      '@label how do i send the hub back? [no label came|label never arrived] {order}',
      '@charged i got charged £45 for the hub, but [I sent it back|posted it ages ago] {order}',
    ],
    mails: [
      "@label I left at the end of last month. No return label has come, and now I've had a " +
        "message about a £45 charge. Please send the label and confirm that I won't be " +
        'charged. Account {order}.',
      "@charged I returned the hub weeks ago and now I've been charged £45 for it. Please " +
        'confirm that it reached you and refund the charge. Account {order}.',
    ],
    calls: [
      "@label I've left you, and I still don't know how to send this box back.",
      "@charged You've charged me forty-five pounds for a box I sent back weeks ago.",
    ],
    clarifications: [],
    answers: [
      "@label I've emailed a free label just now; any post office takes it. The 28 days " +
        'start from today, since the label never reached you, so ignore the £45 message.',
      "@charged It's here: scanned in at our depot on {ordered}, and nobody linked it to " +
        'your account. The £45 is refunded, 5 working days to your bank. Sorry for the scare.',
    ],
    followUps: [
      {
        ask: '@label Do I send the cables too?',
        reply:
          'Just the hub and its plug. The yellow cable can go in the bin, or better, recycling.',
      },
      {
        ask: '@label No printer here',
        reply: 'Then use the QR code in the same email, they print it for you.',
      },
      {
        ask: '@charged When do I get it back?',
        reply: 'Within 5 working days, to the bank account it came from.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: '@label Hubs that come back late cost £90.',
        reaction: 'Message said £45',
        isBelieved: false,
        right: "A hub that isn't returned within 28 days costs £45.",
      },
      {
        kind: 'wrong-procedure',
        says: "@label Just throw it away, we don't need it.",
        reaction: 'Great, bin it is',
        isBelieved: true,
        right: 'The hub must come back within 28 days, with the free label, or £45 is charged.',
      },
      {
        kind: 'wrong-date',
        says: '@charged Refunds for equipment take up to three months.',
        reaction: 'You took it within a day',
        isBelieved: false,
        right: 'A wrong hub charge is refunded within 5 working days.',
      },
    ],
    stalls: [
      '@label The label should be with you soon.',
      "@charged It says it's not been returned, so I can't take it off.",
    ],
    curt: ["@label Label's in your inbox. 28 days.", "@charged It's here. £45 refunded."],
    praise: ['Sorted in two minutes, refund came'],
    complaints: [
      "@charged Charged for a box I'd already returned",
      '@label First no label, then a threat to charge me',
    ],
  },
  {
    reasonKey: 'moving-home',
    cause: 'system',
    ending: 'solved',
    source: 'Moving home',
    subjects: ['Moving on {ahead}, account {order}', 'Taking broadband to a new address'],
    chats: [
      "@new moving house on {ahead}, [website won't accept|site doesn't know] my new " +
        'postcode {order}',
      "@plain hi! [we're moving|moving house] 🏡 can we take the broadband with us? {order}",
    ],
    mails: [
      '@new We\'re moving on {ahead} to a new-build in {town}. The website says "address not ' +
        'found" when I try to arrange it. Can you serve the new address, and can both be ' +
        'connected for a couple of days? Account {order}.',
      "@plain We're moving to {town} on {ahead} and would like to take our broadband along. " +
        'What do we have to do, and does it cost anything? Account {order}.',
    ],
    calls: [
      "@new We're moving on {ahead}, and your website doesn't recognise the new address.",
      "@plain We're moving house on {ahead}. Can we take the broadband with us?",
    ],
    clarifications: [],
    answers: [
      "@new New-builds reach our website late, but you're covered: fibre is in the wall " +
        "already. I've booked activation for {ahead} and the old address ends two days after, " +
        'no extra charge. Take the hub with you.',
      '@plain We do serve it. The move is free because your contract simply carries on. ' +
        "Activation on {ahead}, no visit needed. Plug the hub in at the new place and it'll " +
        'find its line.',
    ],
    followUps: [
      {
        ask: 'Do I start a new contract?',
        reply: 'No, the remaining months come along with you.',
      },
      {
        ask: "What if it isn't ready on the day?",
        reply:
          "I've put you down for a loan SIM with 50 GB. If it's late by more than a day, you " +
          'get £9 a day.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'Moving costs £65.',
        reaction: 'It says free on your site',
        isBelieved: false,
        right: 'Moving home is free when the contract carries on.',
      },
      {
        kind: 'wrong-date',
        says: "We need eight weeks' notice.",
        reaction: 'We move in three...',
        isBelieved: false,
        right: "A move needs 14 days' notice.",
      },
      {
        kind: 'wrong-procedure',
        says: "You'll have to cancel and join again as a new customer.",
        reaction: 'And pay the leaving fee?',
        isBelieved: false,
        right: "A move carries the contract over; cancelling isn't needed.",
      },
    ],
    stalls: [
      "@new If the website can't find it, we can't either.",
      "@plain You'd best arrange that on the website.",
    ],
    curt: ["@new It's a new-build. Booked {ahead}.", "@plain It's free. Booked {ahead}."],
    praise: ['Internet worked before the kettle did'],
    complaints: ["Shouldn't have to ask a person to move house"],
  },
  {
    reasonKey: 'keep-number',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Keeping a home telephone number',
    subjects: ['Keeping our number, account {order}', 'Can we bring our phone number?'],
    chats: [
      '@self can we keep our home number [when we join|if we switch to you]?',
      "@mum my mum's had the same number 40 years, [please tell me she won't lose it|she " +
        "can't lose it] {order}",
    ],
    mails: [
      "@mum My mother is switching to you and is afraid of losing the number she's had for " +
        'forty years. Can it come with her, how long does it take, and is there anything she ' +
        "mustn't do? Account {order}.",
      "@self I'd like to switch to you but keep our home telephone number. Is that possible, " +
        "how long does it take, and is there anything I mustn't do?",
    ],
    calls: [
      "@self I want to switch, but I mustn't lose my telephone number.",
      "@mum My mum's switching to you, and she's terrified of losing her number.",
    ],
    clarifications: [],
    answers: [
      'Yes, it comes along. We ask the old provider for it, it takes up to 10 working days ' +
        "and costs nothing. One thing only: don't cancel the old line yourself, that would " +
        'release the number.',
      "It can. It's requested with your order and moves on {later}. There'll be a minute or " +
        'two without dial tone that day, then it rings as before, through the hub.',
    ],
    followUps: [
      {
        ask: 'Will the old phone work?',
        reply:
          'Yes, plug it into the socket on the back of the hub. For power cuts we lend a ' +
          'battery free of charge to anyone who depends on it.',
      },
      {
        ask: "@mum She's already cancelled it!",
        reply:
          "Don't worry yet, a number is held for 30 days. I've sent an urgent request today " +
          'and will ring her on {soon}.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: 'Cancel the old line first, then order with us.',
        reaction: "Okay, I'll ring them now",
        isBelieved: true,
        right: "The customer mustn't cancel the old line: the number would be lost.",
      },
      {
        kind: 'wrong-rate',
        says: 'Bringing a number costs £25.',
        reaction: 'Not mentioned anywhere',
        isBelieved: false,
        right: 'Bringing a number is free.',
      },
    ],
    stalls: ["Numbers can't be guaranteed."],
    curt: ["Don't cancel the old line. 10 days."],
    praise: [
      '@mum Patient with my mum and rang her back. Number saved',
      '@self Clear about the one thing not to do. Number came across fine',
    ],
    complaints: ['Scary for older people, the letter explains nothing'],
  },
] satisfies readonly Scenario[];
