/** What an engine says of an error, with one Korean sentence before it; what is Korean already stays as it is. */

/** The first that fits is said. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^SyntaxError: missing \) /, '닫는 괄호가 빠졌어요.'],
  [/^SyntaxError: Unexpected end of input/, '닫지 않은 괄호가 있어요.'],
  [
    /^SyntaxError: (Invalid or unexpected token|Unterminated)/,
    '따옴표를 닫지 않았거나 쓸 수 없는 글자가 있어요.',
  ],
  [/^SyntaxError: Unexpected /, '여기에 올 수 없는 것이 있어요.'],
  [/^SyntaxError: .*already been declared/, '같은 이름을 두 번 만들었어요.'],
  [/^SyntaxError\b/, '문법이 맞지 않아요.'],
  [/^(Uncaught )?ReferenceError: .*is not defined/, '없는 이름을 썼어요.'],
  [/^(Uncaught )?TypeError: Cannot (read|set) propert/, '없는 값의 속성을 썼어요.'],
  [/^(Uncaught )?TypeError: .*is not a function/, '함수가 아닌 것을 불렀어요.'],
  [/^(Uncaught )?TypeError: Assignment to constant/, 'const는 다시 바꿀 수 없어요.'],
  [/^(Uncaught )?Error: Cannot find module/, '여기에 없는 모듈이에요.'],
  [/^(Uncaught )?\w*Error\b/, '아무도 처리하지 않은 오류예요.'],
]

/** The message as the editor shows it under its line. */
export function plainWords(message: string): string {
  const sentence = sentences.find(([pattern]) => pattern.test(message))?.[1]
  return sentence === undefined ? message : `${sentence} ${message}`
}
