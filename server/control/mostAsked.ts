/** Bytes of what a page or a tool asks for at once: a program and its files as JSON, in which bytes become longer. */
export const mostAskedBytes = 1_500_000
