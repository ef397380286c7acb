import type { Scenario } from '../scenario.ts';

export const accountScenarios = [
  {
    reasonKey: 'sign-in',
    cause: 'system',
    ending: 'solved',
    source: 'Signing in: reset links and locked accounts',
    subjects: ["Can't sign in, {order}", "Password reset doesn't arrive"],
    chats: [
      "can't log in, [reset email never comes|no reset email] {order}",
      '@locked locked out?? [it says too many tries|too many attempts]',
      "@locked app [logged me out|kicked me out] and now [won't take my password|says wrong " +
        "password]. it's the right one!!",
    ],
    mails: [
      "I can't sign in. The reset email doesn't arrive (I've looked in spam), and after " +
        'three tries my account is locked. Account {order}. I need to see my bill.',
    ],
    calls: ["I can't get into my account. It says I'm locked out, and no email's coming."],
    clarifications: [],
    answers: [
      "@mail Found it: the reset goes to an old work address. I've sent a code by text to " +
        "the number ending {phone4}; once you're in, change the address under Profile.",
      "@locked The lock lifts after 30 minutes by itself; I've lifted it now. A new link is " +
        "in your inbox and works for an hour. The app's update signs everyone out once, it " +
        "isn't your password.",
    ],
    followUps: [
      {
        ask: "I'm in, thanks!",
        reply:
          "Great. Turn on sign-in by text under Profile, then an old address won't lock you " +
          'out again.',
      },
      {
        ask: 'Is my account safe?',
        reply: "Yes: no one else has tried. I've been through the list of recent sign-ins.",
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: "It'll unlock in 24 hours.",
        reaction: "My bill's due today...",
        isBelieved: false,
        right: 'The lock lifts after 30 minutes, and an agent can lift it at once.',
      },
      {
        kind: 'wrong-procedure',
        says: 'Make a new account with another email.',
        reaction: 'And lose all my bills?',
        isBelieved: false,
        right:
          "The address on an account is changed after a code by text; a new account isn't " +
          'needed.',
      },
    ],
    stalls: ['Have you checked your spam folder? Then it should come.'],
    curt: ["@mail Old email. Code's on your phone.", '@locked Unlocked. Try again.'],
    praise: ['In again within a minute'],
    complaints: ['Locked out by your own update'],
  },
  {
    reasonKey: 'details-change',
    cause: 'system',
    ending: 'solved',
    source: 'Changing name and contact details',
    subjects: ['@name Change of name, account {order}', '@email New email address'],
    chats: [
      '@name got married 🎉 [how do I change my name|need to change my name] {order}',
      "@email my email's wrong on the account, [site won't let me change it|the field is " +
        'greyed out]',
    ],
    mails: [
      "@name I've married and changed my surname, and my old email address will stop working " +
        "soon. The website doesn't let me change either. What do you need from me? Account " +
        '{order}.',
      '@email My old email address stops working at the end of the month and the website ' +
        "won't let me change it: the field is grey. What do you need from me? Account {order}.",
    ],
    calls: [
      "@name I've got married and need to change the name on my account, and the website " +
        "won't have it.",
      "@email I need to change the email on my account, and the website won't let me.",
    ],
    clarifications: [],
    answers: [
      "@name Congratulations! The name's changed and so is the address on your bills. For " +
        "the email I've sent a link to the new address; one click and it's done.",
      '@name All changed. The field stays locked on the website while a bill is open, and it ' +
        "doesn't say so. I've told the team. No documents needed for a change of surname.",
      "@email I've sent a link to the new address; one click and it's changed. The field " +
        "stays locked while a bill is open, and it doesn't say so. I've told the team.",
    ],
    followUps: [
      {
        ask: '@name Will my payments carry on?',
        reply: 'Yes, nothing changes there. The bank sees the same reference.',
      },
      {
        ask: '@name Can you add my partner too?',
        reply: "Yes, as a second contact. They'll get a text to agree.",
      },
      {
        ask: '@email Will my old bills still be there?',
        reply: 'Yes, everything stays where it is. Only the address changes.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: '@name We need a certified copy of the certificate by post.',
        reaction: 'Certified? To change a surname?',
        isBelieved: false,
        right: 'A change of surname needs no documents.',
      },
      {
        kind: 'wrong-rate',
        says: "@name There's a £15 fee for changing details.",
        reaction: 'For a name?',
        isBelieved: false,
        right: 'Changing details is free.',
      },
      {
        kind: 'wrong-procedure',
        says: "@email The email on an account can't be changed.",
        reaction: 'So what happens when it stops working?',
        isBelieved: false,
        right: 'The email is changed by a link to the new address, one click is enough.',
      },
    ],
    stalls: [
      "@name The website's the only way to change details.",
      "@email You'd have to do that on the website.",
    ],
    curt: ['Changed. Click the link.'],
    praise: [
      '@name Congratulated me and sorted it in a minute 😊',
      '@email Link, click, done. Easy',
    ],
    complaints: ['Simple thing, no way to do it online'],
  },
  {
    reasonKey: 'no-answer',
    cause: 'agent',
    ending: 'follow-up',
    source: 'Promised answers: owner and clock',
    subjects: ['No reply to {claim}', 'Still waiting, {order}'],
    chats: [
      "still no reply to {claim}. [it's been a week|a week now]",
      "Was told [you'd call me back|someone would ring] by {promised}. Nobody did. {order}",
      '3rd time asking. {claim}\ndoes [anyone|anybody] read these?',
    ],
    mails: [
      'I wrote on {ordered} (reference {claim}) and was promised an answer by {promised}. ' +
        "It's {today} and I've heard nothing. Please answer the original question. I'd rather " +
        'not explain it again. Account {order}.',
    ],
    calls: [
      "I was promised a call by {promised} and I've had nothing. This is the third time I've " +
        'been in touch.',
    ],
    clarifications: [],
    answers: [
      "I've read everything from the start, so you needn't repeat a word. The answer is yes, " +
        'the charge was wrong: £12 is refunded today. It sat in a queue that nobody watched ' +
        "after a shift change, and that's on us.",
      "You should have heard from us by {promised}, and I'm sorry. I've taken the case on " +
        "myself: the network team answers me by {time2} today, and I'll write to you before I " +
        'go home, with or without their answer.',
    ],
    followUps: [
      {
        ask: 'Who do I ask for if it stalls again?',
        reply: 'Me, {agentName}. Reply to this message and it comes straight to me.',
      },
      {
        ask: 'Why do I have to chase at all?',
        reply:
          "You shouldn't. Promised calls now show up on a list until they're made; yours was " +
          'before that. Thank you for telling us.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-date',
        says: "Our reply time is 28 days, so it isn't late yet.",
        reaction: 'You gave me a date in writing',
        isBelieved: false,
        right: 'The promise in the notes is {promised}; a promised date counts.',
      },
      {
        kind: 'wrong-procedure',
        says: 'Please fill in the form again so it gets a new number.',
        reaction: 'For the third time?',
        isBelieved: false,
        right: "An open case is continued by the agent who has it now; it isn't filed again.",
      },
    ],
    stalls: ["It's with another team. I'll send them a reminder."],
    curt: ["It's in the queue. I'll chase it."],
    praise: ['Took it on and answered before the end of the day'],
    complaints: ['Three contacts for one answer', '"We\'ll call you back" means nothing here'],
  },
  {
    reasonKey: 'engineer-manner',
    cause: 'process',
    ending: 'follow-up',
    source: 'Complaints about a visit',
    subjects: ['Complaint about an engineer, {order}', '@hole Poor work by your engineer'],
    chats: [
      '@hole your engineer left a hole in the wall {order} [and just shrugged|and went]',
      '@hole not happy. Engineer fixed the line and left [a great hole|a crater] in our new ' +
        'plaster 😒',
      '@rude not happy. engineer [walked mud through the house|was on his phone the whole ' +
        "time] and [was rude|couldn't care less] 😒 {order}",
    ],
    mails: [
      "@hole Your engineer's visit on {ordered} solved the fault but left a hole of three " +
        "centimetres in our freshly painted wall, and he shrugged when I pointed at it. I'd " +
        'like it made good. Photographs attached. Account {order}.',
      '@rude Your engineer came on {ordered}. He walked through the house in muddy boots, ' +
        'was on the phone most of the time and answered my daughter as if she were in his way. ' +
        "The line works, but I'd like someone to know. Account {order}.",
    ],
    calls: [
      "@hole Your engineer's been and he's left a great hole in my wall, and he wasn't even sorry.",
      "@rude Your engineer's been, and I've never known anyone so rude in my own home.",
    ],
    clarifications: [],
    answers: [
      "@hole That's not how anyone should leave a home, and I'm sorry. A repair team will " +
        'fill and paint it {soon}, {window}, at our cost, and the field lead will ring you by ' +
        '{later} about the manner.',
      "@hole Thank you for the photo. I've logged it as {claim}: making good is booked for " +
        '{soon}, {window}. The field lead will hear both sides and write to you, not a ' +
        'standard letter.',
      "@rude That's no way to behave in somebody's home, and I'm sorry. I've logged it as " +
        '{claim} in your own words. The field lead will ring you by {later}, and if a carpet ' +
        "needs cleaning we'll pay for it.",
    ],
    followUps: [
      {
        ask: '@hole Who pays for the paint?',
        reply: "We do. Tell the team the colour code, or they'll match it on the day.",
      },
      {
        ask: "I don't want the same engineer",
        reply: "You won't have him. It's noted for every future visit to your address.",
      },
      {
        ask: "@hole Can I have money instead, I'll do it myself",
        reply: 'Yes, we can pay £60 towards it. Tell me which you prefer by {soon}.',
      },
      {
        ask: '@rude Will anything actually happen?',
        reply:
          "Yes. The field lead hears both sides and writes to you himself, and it's discussed " +
          'with the engineer, not filed.',
      },
    ],
    wrong: [
      {
        kind: 'wrong-procedure',
        says: "@hole You'll have to take that up with the contractor.",
        reaction: 'You sent him!',
        isBelieved: false,
        right: 'Damage by our engineers is made good by us; the field lead answers the complaint.',
      },
      {
        kind: 'wrong-procedure',
        says: "@rude We can't take complaints about engineers here.",
        reaction: 'Where do I take it, then?',
        isBelieved: false,
        right: 'Any agent takes a complaint about a visit; the field lead answers it.',
      },
    ],
    stalls: ["I'm sorry you feel that way."],
    curt: ["I'll pass it on to the field team."],
    praise: [
      '@hole Wall repaired in two days, and the apology felt real',
      '@rude The field lead really did call and listen',
    ],
    complaints: ["Nice on the chat, but I shouldn't have needed to complain"],
  },
] satisfies readonly Scenario[];
