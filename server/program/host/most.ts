/** How much one program may ask of the process that all programs share. */

/** Throws, for the learner, when there are that many already. */
export function atMost(most: number, there: number): void {
  if (there < most) return
  throw new Error('서버나 라우트를 너무 많이 만들어서 멈췄어요. 반복문 안에서 만들고 있지 않은지 살펴보세요.')
}
