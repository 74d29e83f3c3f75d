/** Puts a list into another order, the same each time for the same name; never into the order that it has. */
export function shuffled<T>(list: readonly T[], name: string): T[] {
  let state = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const result = [...list]
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1))
    const [a, b] = [result[i] as T, result[j] as T]
    result[i] = b
    result[j] = a
  }
  if (result.length > 1 && result.every((one, i) => one === list[i])) result.push(result.shift() as T)
  return result
}
