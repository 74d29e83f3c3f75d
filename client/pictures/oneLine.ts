/** Text of many lines in a row of one: a page of HTML, an error with a hint below it. */

/** More than this never fits in a row. */
const most = 120

/** Its head in one line. */
export const oneLine = (text: string): string => text.slice(0, most).replace(/\s*\n\s*/g, ' ')
