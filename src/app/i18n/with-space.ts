/** A text with the space between it and what follows. The full-width punctuation of Chinese brings its own. */
export const withSpace = (text: string): string => (/[：。]$/.test(text) ? text : `${text} `);
