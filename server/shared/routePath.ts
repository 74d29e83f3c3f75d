/** What a path of a route weighs: `path-to-regexp` writes one pattern for each way to leave out its optional parts. */
import { z } from 'zod'

const MOST_PATH = 500
const MOST_PATHS = 50
const MOST_OPTIONAL = 4
const MOST_PARAMETERS = 10
/** Each further one doubles the ways in which a pattern reads an address. */
const MOST_WILDCARDS = 2
/** What the paths of one call may weigh together. */
const MOST_WEIGHT = 4_000

const PATH = `놀이터에서는 경로 하나를 ${MOST_PATH}글자까지 쓸 수 있어요. 경로를 짧게 줄여 쓰세요.`
const PATHS = `놀이터에서는 경로를 한 번에 ${MOST_PATHS}개까지 쓸 수 있어요. 라우트를 나누어 쓰세요.`
const OPTIONAL = `놀이터에서는 경로 하나에 { }를 ${MOST_OPTIONAL}개까지 쓸 수 있어요. 라우트를 나누어 쓰세요. 예: app.get(["/a", "/a/:id"], …)`
const PARAMETERS = `놀이터에서는 경로 하나에 파라미터를 ${MOST_PARAMETERS}개까지 쓸 수 있어요. 나머지는 req.query로 받으세요.`
const WILDCARDS = `놀이터에서는 경로 하나에 별표(*)를 ${MOST_WILDCARDS}개까지 쓸 수 있어요. 예: "/files/*rest"`
const WEIGHT =
  '놀이터에서 한 번에 쓸 수 있는 경로보다 길어요. { }가 있으면 경우의 수만큼 길어져요. { }를 줄이거나 라우트를 나누어 쓰세요.'

/** What `\` stands before is a plain character. */
const unescaped = (path: string): string => path.replace(/\\./gsu, '_')
const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0

/**
 * Characters that are compiled for this path at the first request, roughly (path-to-regexp 8.4, `flatten` and `toRegExpSource`): all of it
 * for each combination of optional parts; a parameter is a loop and stands for twenty; and between parameters each character
 * is written up to four times, so that one does not read what belongs to the next.
 */
export function weightOfPath(path: string): number {
  const text = unescaped(path)
  const parameters = count(text, /[:*]/g)
  const written = parameters > 1 ? 4 * text.length : text.length
  return (written + 20 * parameters) * 2 ** count(text, /\{/g)
}
export const weightOfPaths = (paths: string | readonly string[]): number =>
  [paths].flat().reduce((sum, path) => sum + weightOfPath(path), 0)

/** Why one path is too much; `undefined`: it is not. */
function problemOf(path: unknown): string | undefined {
  if (typeof path !== 'string' || path.length > MOST_PATH) return PATH
  const text = unescaped(path)
  if (count(text, /\{/g) > MOST_OPTIONAL) return OPTIONAL
  if (count(text, /\*/g) > MOST_WILDCARDS) return WILDCARDS
  return count(text, /[:*]/g) > MOST_PARAMETERS ? PARAMETERS : undefined
}
function problemOfAll(given: unknown): string | undefined {
  const paths: unknown[] = Array.isArray(given) ? given : [given]
  if (paths.length > MOST_PATHS) return PATHS
  const problem = paths.map(problemOf).find((one) => one !== undefined)
  if (problem !== undefined) return problem
  return weightOfPaths(paths as string[]) > MOST_WEIGHT ? WEIGHT : undefined
}

/** The path, or paths, of a route. */
export const routePath = z.custom<string | string[]>((given) => problemOfAll(given) === undefined, {
  error: ({ input }) => problemOfAll(input),
})
