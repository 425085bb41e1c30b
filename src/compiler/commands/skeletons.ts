/** Files of a new part, by path relative to its folder. Each is valid as it stands; the words ask to be replaced. */
export type Skeleton = { readonly [path: string]: string };

export function courseSkeleton(id: string): Skeleton {
  return {
    "course.yaml": `id: ${id}
sourceLang: en
level: 1                 # 1 first steps, 2 working level, 3 specialist
hours: 1
mastery: 0.75            # share of the points of the final assessment
prerequisites: []
modules: [first-module]
quizzes: []              # course-wide quizzes, each a folder beside the modules
licence: CC-BY-4.0
`,
    "en.yaml": `lang: en
title: Title of the course
lead: One sentence that says what a learner can do afterwards.
audience: For whom it is written.
outcomes:
  - What a learner can do afterwards.
quizzes: {}
`,
    "first-module/module.yaml": `id: first-module
sourceLang: en
legal: true              # every claim needs a standing and a citation
level: 1
prerequisites: []
objectives: []           # each is tested by at least one item
activities:
  - {id: first-lesson, kind: lesson, minutes: 12}
`,
    "first-module/en.yaml": `lang: en
title: Title of the module
lead: One sentence that says for whom and why.
objectives: {}
activities:
  first-lesson: Title of the lesson
`,
    ...Object.fromEntries(Object.entries(lessonSkeleton()).map(([path, text]) => [`first-module/first-lesson/${path}`, text])),
  };
}

export function lessonSkeleton(): Skeleton {
  return {
    "en.md": `---
lang: en
title: Title of the lesson
---

:::question[The question that the reader brings]{#q-open}
A case with people and a deadline. Choose before you read on: one; two; three.
:::

::text{#s-first}
## A heading that says something

::text{#first}
Write what the law says under claim marks, with standing, basis and cite, as in docs/authoring.md.

:::work{#work}
What to do on Monday.
:::

:::summary{#summary}
- The first line to remember.
- The second line to remember.
:::
`,
  };
}

/** `objective` and `block` are made to be replaced: a skeleton cannot know them. */
export function quizSkeleton(id: string): Skeleton {
  return {
    "quiz.yaml": `id: ${id}
mode: practice           # practice: open, feedback at once | assessment: attempts, pools, mastery | pretest
mastery: 0.75
certainty: true
items: []                # see docs/authoring.md for the nine kinds
`,
    "en.yaml": `lang: en
title: Check yourself
intro: Say how many questions there are, and that every answer is explained.
items: {}
`,
  };
}
