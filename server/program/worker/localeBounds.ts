/** How much may be asked about locales at a time. */

/** A locale and its options. */
export const mostAsked = { values: 200, depth: 4, characters: 5_000 }
/** Writing a number takes by its digits squared, and nothing can interrupt it. */
export const mostDigits = 1_000

export const words = {
  longQuestion: '놀이터에서는 로케일과 그 옵션에 값을 200개까지 쓸 수 있어요. 줄여 쓰세요.',
  longValue: '놀이터에서는 Intl에 값을 1,000개, 글자를 10,000자까지 넘길 수 있어요. 나누어 넘기세요.',
  longText: '놀이터에서는 segment()에 글자를 500자까지 넘길 수 있어요. 나누어 넘기세요.',
  longNumber: '놀이터에서는 1,000자리까지의 수를 쓸 수 있어요. 더 작은 수를 쓰세요.',
}
