/** The templates that come with Heed, in English, as Markdown; the first line is the title. */
export const englishTemplates = {
  'how-to': `# How to …

In one sentence: who this is for, and what they will have at the end.

## Before you begin

- What must be at hand: a number, a document, a device.
- How long it takes.

## Steps

<!-- steps -->

1. Open … and choose **…**.
2. Enter … and press **…**.
3. Check that … is shown.

> [!TIP]
> What makes it easier or quicker.

## If it does not work

Say what is seen then and what to do next. When nothing helps, write to us and tell
the time and what the screen says.

<!-- for agent -->

## For agents

What to check before the customer is asked to try again, and when to hand the case on.

<!-- for all -->
`,
  'problem-cure': `# … does not work

## What you see

Tell the problem in the customer's own words, with the text of the message if there is one.

## Why it happens and what helps

| Cause | How to tell | What helps |
| --- | --- | --- |
| … | … | … |
| … | … | … |

## Try this first

<!-- steps -->

1. …
2. …
3. …

> [!WARNING]
> What must not be done, and why.

## When to write to us

If it is still there after these steps, tell us … so that we can look at once.

<!-- for agent -->

## For agents

Where to look, which department can cure it, and what may be promised.

<!-- for all -->
`,
  policy: `# Our rules on …

## In short

Two sentences that a customer can repeat.

## For whom and since when

- Holds for: …
- In force since: …

## What holds

| Case | What we do | Within |
| --- | --- | --- |
| … | … | … |
| … | … | … |

## Exceptions

- …

<!-- for agent -->

> [!NOTE]
> Who may decide on an exception, up to which amount, and how it is noted in the case.

<!-- for all -->
`,
  comparison: `# … or …: which one suits you

## In short

- Choose **…** if …
- Choose **…** if …

## Side by side

| | … | … |
| --- | --- | --- |
| Price | … | … |
| Time | … | … |
| Good for | … | … |
| Limits | … | … |

## Changing later

Whether one can change from one to the other, how, and what it costs.

<!-- for agent -->

## For agents

What customers mostly mean when they ask, and what not to promise.

<!-- for all -->
`,
  'known-fault': `# Known fault: …

> [!WARNING]
> State: being looked into. Last changed: … Next news: …

## Whom it meets

Which customers, since when, in which cases.

## What to do until it is cured

<!-- steps -->

1. …
2. …

## When it will be cured

What is known, and where news are told first.

<!-- for agent -->

## For agents

- Number of the fault: …
- What to write into the case, so that everybody can be told afterwards: …
- What may be offered: …

<!-- for all -->
`,
} as const;
