import type { Scenario } from '../scenario.ts';

export const joiningScenarios = [
  {
    reasonKey: 'visit-missed',
    cause: 'process',
    ending: 'follow-up',
    source: 'Missed visits: rebooking and credit',
    subjects: ["Engineer didn't turn up, {order}", 'Missed appointment {missed}'],
    chats: [
      'engineer was due {missed}, [nobody came|no show] {order}',
      'Took the day off for your engineer. [No one came|Nobody turned up]. [No call, ' +
        'nothing|not even a text]',
      "still waiting for the engineer?? it's {time}\n{order}",
    ],
    mails: [
      'I booked the day off work for an engineer visit today, {missed}. Nobody arrived and ' +
        "nobody called. I'd like a new time, an apology and the missed-visit credit I " +
        "understand I'm due. Account {order}.",
      'Nobody came today, {missed}, although it was booked, and I had swapped a shift to be ' +
        'here. Please rebook at a time you can keep, and let me know about the compensation. ' +
        'Account {order}.',
    ],
    calls: [
      "Your engineer was meant to be here, {missed}, and nobody's turned up.",
      "I've been in all day for your engineer and nobody's come.",
    ],
    clarifications: [],
    answers: [
      "@gone I'm very sorry about your lost day. The job ran over at the address before " +
        "yours and the reschedule text failed. You're booked as the first job on {soon}, 8am " +
        'to 10am, and the £30 missed-visit credit is on your next bill.',
      "@coming I've spoken to the field desk: the engineer is 40 minutes away and still " +
        'coming if that suits. If not, the first slot is {soon}, {window}. Either way the £30 ' +
        'credit is yours.',
    ],
    followUps: [
      {
        ask: "I can't keep taking days off",
        reply:
          'I understand. The next visit is inside a two-hour slot, first thing, and the ' +
          "engineer will ring when setting off. If that fails, I'll get someone to you the " +
          'same evening.',
      },
      {
        ask: 'How do I claim the £30?',
        reply:
          "You don't need to, it's added by itself within a month. I've checked that it's " +
          'there.',
      },
      {
        ask: 'Can my neighbour let them in?',
        reply: "Yes, any adult. Give me a name and I'll put it on the job.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-rate',
        says: 'The missed-visit credit is £10.',
        reaction: 'Your website says £30',
        isBelieved: false,
        right: 'The credit for a missed visit is £30, paid automatically.',
      },
      {
        kind: 'wrong-procedure',
        says: "You'll need to fill in a form to claim, within seven days.",
        reaction: 'A form, for your no-show?',
        isBelieved: false,
        right: 'The missed-visit credit is automatic, no form is needed.',
      },
      {
        kind: 'wrong-date',
        says: 'The next slot is in four weeks.',
        reaction: "I've been without internet for a week already",
        isBelieved: false,
        right: 'Missed visits are rebooked within two working days: {soon}, {window}.',
      },
    ],
    stalls: ['It shows as completed here. Perhaps you missed the knock?'],
    curt: ['They ran late. Rebooked {soon}.'],
    praise: ['Apologised properly, credit was on the bill, engineer came on the dot'],
    complaints: ["Lost a day's pay. £30 doesn't cover it", "Support was good, the no-show wasn't"],
  },
  {
    reasonKey: 'visit-moved',
    cause: 'process',
    ending: 'solved',
    source: 'Changing a visit: notice and choice',
    subjects: ['Why was my appointment moved?', 'Appointment changed without asking, {order}'],
    chats: [
      'just got a text saying my appointment [has moved to {later}|is now {later}]. nobody ' +
        'asked me {order}',
      "why have you [moved|changed] my install to {later}?? [i'm away then|can't do that day]",
    ],
    mails: [
      "I have received a text moving my installation from {soon} to {later}. I didn't ask " +
        "for this and I won't be at home on {later}. Please put the original date back. " +
        'Account {order}.',
    ],
    calls: ["You've moved my appointment to {later} without even asking me."],
    clarifications: [],
    answers: [
      "@back That shouldn't have happened without asking you first. The engineer for {soon} " +
        "is ill, but I've found another from the next area: {soon}, {window}, as you had it. A " +
        'new text is on its way.',
      "@choose I can't save {soon}, I'm sorry, but you choose what's next: I've pencilled in " +
        'tomorrow, 5 to 8 pm, and if Saturday morning or next week suits you better, just say. ' +
        "And since we moved it with less than 24 hours' notice, the £30 credit applies.",
    ],
    followUps: [
      {
        ask: '@choose Saturday morning then',
        reply:
          "Saturday, 8am to 10am, confirmed. You'll get the engineer's name the evening before.",
      },
      {
        ask: 'Will you move it again?',
        reply: "I've locked the booking, so it can't be moved without a call to you first.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: "Moved appointments can't be changed back.",
        reaction: 'So I just have to be in?',
        isBelieved: false,
        right:
          "The customer chooses the new time; with under 24 hours' notice the £30 credit " +
          'applies.',
      },
    ],
    stalls: ["Dates are subject to availability, it's in the terms."],
    curt: ["Engineer's ill. Pick another day."],
    praise: [
      '@back Got my original slot back in two minutes',
      '@choose Let me pick the day, and the credit came by itself',
    ],
    complaints: ["Don't text me a date, ask me"],
  },
  {
    reasonKey: 'start-unknown',
    cause: 'process',
    ending: 'follow-up',
    source: 'Order progress and activation dates',
    subjects: ['When will my broadband start? {order}', 'No news about my order'],
    chats: [
      'ordered on {ordered}, [heard nothing since|no news], when does it start? {order}',
      'hi any update on {order}? [old provider stops on {later}|moving in on {later}]',
    ],
    mails: [
      'I ordered {plan} on {ordered} and have had one confirmation and nothing since. My old ' +
        'provider ends on {later}, so I need to know the activation date. Order {order}.',
    ],
    calls: [
      "I ordered nearly two weeks ago and haven't heard a thing since. When does it go live?",
    ],
    clarifications: [],
    answers: [
      '@permit Your order is waiting for one step: the permit to open the pavement, granted ' +
        'today. The date is {later}, between 8am and 1pm, and you keep your old service until ' +
        'that day, no gap.',
      "@typo I can see why you've heard nothing: the confirmation went to an address with a " +
        "typo. You go live on {soon}; the hub arrives the day before. I've corrected the " +
        'address.',
    ],
    followUps: [
      {
        ask: 'What if my old provider cuts me off first?',
        reply:
          "We tell them when to stop, not the other way round, so please don't cancel it " +
          "yourself. If something slips, I'll lend you a SIM with 50 GB.",
      },
      {
        ask: '@permit Can you do it sooner?',
        reply:
          "Not the digging, but there's a cancellation list. I've put you on it and will ring " +
          'if a date comes free.',
      },
      {
        ask: '@typo When will the hub come?',
        reply: "The day before you go live, by courier. You'll get a text with a two-hour slot.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: "@permit It'll be live tomorrow morning.",
        reaction: "Tomorrow? But nobody's been to dig",
        isBelieved: false,
        right: 'The activation date on the order is {later}.',
      },
      {
        kind: 'wrong-procedure',
        says: "Cancel your old provider now, so you don't pay twice.",
        reaction: 'OK, cancelling today',
        isBelieved: true,
        right:
          "We end the old provider's service on the day of activation; the customer must not " +
          'cancel it.',
      },
      {
        kind: 'wrong-date',
        says: '@typo It goes live at the end of next month.',
        reaction: 'But my old one stops before that!',
        isBelieved: false,
        right: 'The activation date on the order is {soon}.',
      },
    ],
    stalls: ["It's with our network team, they'll be in touch in due course."],
    curt: ["@permit {later}. You should've had an email.", '@typo {soon}. The mail bounced.'],
    praise: ['Knew exactly where my order was stuck and why'],
    complaints: ['Two weeks of silence after taking my money'],
  },
  {
    reasonKey: 'self-setup',
    cause: 'knowledge',
    ending: 'solved',
    source: 'Setting up the Wren Hub',
    subjects: ['Setting up the hub', '@cable,wait Hub arrived, light stays amber, {order}'],
    chats: [
      "@cable box came [what do i plug where|don't know which cable goes where]",
      "@cable,wait hub's plugged in, [amber light for 20 mins|light stays amber], is that " +
        'right? {order}',
      "@password where's the wifi password?? 😅",
    ],
    mails: [
      "@cable,wait The hub came today. I've followed the leaflet, but the light stays amber " +
        "and the leaflet's picture doesn't match my wall box. Account {order}. What am I " +
        'missing?',
      "@password The hub is connected and its light is blue, but I can't find the Wi-Fi " +
        'password anywhere in the box. Where is it? Account {order}.',
    ],
    calls: [
      "@cable,wait My box has come, I've plugged it in and the light's just sat there amber.",
      "@password It's all plugged in and I can't find the password for the Wi-Fi.",
    ],
    clarifications: [],
    answers: [
      '@cable Move the yellow cable to the port with the grey edge. The light should go ' +
        "amber, blink, then turn blue within five minutes. I'll wait with you.",
      "@wait Everything's right, it's just updating itself: the first start takes up to 25 " +
        "minutes, please don't unplug it. The Wi-Fi name and password are on the card that " +
        'slides out at the back.',
      '@password It\'s on the card that slides out at the back of the hub, under "Key", ' +
        'together with the network name. You can change both in the app under Wi-Fi.',
    ],
    followUps: [
      {
        ask: "@cable,wait It's blue!! Thank you",
        reply:
          "Brilliant. The leaflet shows the older wall box, I've passed that on. Enjoy your " +
          'new connection.',
      },
      {
        ask: 'Can I keep my old wifi name?',
        reply:
          'Yes, set the old name and password in the app, and every device will join without ' +
          'asking.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: "@cable Put the yellow cable into any port, they're all the same.",
        reaction: 'Tried all four, nothing',
        isBelieved: false,
        right:
          'The yellow cable belongs in the port with the grey edge; the others are for devices.',
      },
      {
        kind: 'wrong-date',
        says: "@wait Amber means it isn't switched on yet, wait until next week.",
        reaction: 'My letter says from today',
        isBelieved: false,
        right: "The first start takes up to 25 minutes; amber then means that it's updating.",
      },
      {
        kind: 'wrong-procedure',
        says: "@password It's the same as the password for your account.",
        reaction: "Tried that, doesn't work",
        isBelieved: false,
        right:
          'The Wi-Fi name and password are on the card that slides out at the back of the hub.',
      },
    ],
    stalls: ["There's a video on our website."],
    curt: [
      "@cable Grey port. It's in the leaflet.",
      "@wait It's updating. Give it 25 minutes.",
      '@password Card at the back.',
    ],
    praise: [
      '@cable,wait Waited with me until the light went blue. Lovely',
      '@password Would never have found that card. Thanks!',
    ],
    complaints: [
      "@cable,wait Leaflet shows a different box. How's anyone meant to know?",
      '@password Who hides a password in a slot at the back?',
    ],
  },
] satisfies readonly Scenario[];
