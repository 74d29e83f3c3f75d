/** Numbers by which guest and host name what can't cross between them. */
let last = 0

/** A number that nothing else in this run has. */
export const nextNumber = (): number => {
  last += 1
  return last
}
