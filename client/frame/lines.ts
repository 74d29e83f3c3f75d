/** Finds the learner's line in a stack. */

/** The innermost line of `file` in `stack`; works for Chromium's, Firefox's and Safari's stacks. */
export function lineOf(stack: string | undefined, file: string): number | undefined {
  if (!stack) return undefined
  const from = stack.indexOf(`${file}:`)
  if (from < 0) return undefined
  const line = Number.parseInt(stack.slice(from + file.length + 1), 10)
  return Number.isNaN(line) ? undefined : line
}

/** `{ line }` where the caller's stack passes through `file`, else `{}`. */
export function lineHere(file: string): { line?: number } {
  const line = lineOf(new Error().stack, file)
  return line === undefined ? {} : { line }
}
