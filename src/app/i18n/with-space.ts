/** A text with the space between it and what follows. The full-width punctuation of Chinese brings its own. */
export const withSpace = (text: string): string => (/[：。]$/.test(text) ? text : `${text} `);

/** What stands between a number and its unit: Chinese writes them together. */
export const spaceBefore = (unit: string): string => (/^\p{Script=Han}/u.test(unit) ? "" : "\u00A0");
