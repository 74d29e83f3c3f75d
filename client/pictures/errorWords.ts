/** What an error means, in Korean, before the words that one can search for: in the editor and in every console. */

import { missingWords } from '#shared/missingModules.ts'

/** How Node says that a program asked for a module that is not there. */
const noModule = [
  /^Error: Cannot find module '([^']+)'\nRequire stack:/,
  /^Error \[ERR_MODULE_NOT_FOUND\]: Cannot find package '([^']+)' imported from \/app\//,
  /^Error \[ERR_MODULE_NOT_FOUND\]: Cannot find module '(?:\/app)?(\/[^']+)' imported from \/app\//,
  /^Error \[ERR_UNKNOWN_BUILTIN_MODULE\]: No such built-in module: (node:\S+)/,
]
function moduleWords(message: string): string | undefined {
  for (const pattern of noModule) {
    const name = pattern.exec(message)?.[1]
    if (name !== undefined) return missingWords(name)
  }
  return undefined
}

/** The first that fits is said. Chromium's words, and where they differ Firefox's and Safari's. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^SyntaxError: missing \) /, '닫는 괄호가 빠졌어요.'],
  [/^SyntaxError: (Unexpected end of input|Unexpected EOF|missing \} )/, '닫지 않은 괄호가 있어요.'],
  [
    /^SyntaxError: (Invalid or unexpected token|Unterminated|.*string literal contains)/,
    '따옴표를 닫지 않았거나 쓸 수 없는 글자가 있어요.',
  ],
  [/^SyntaxError: Cannot use import/, 'import를 쓸 수 없는 곳이에요.'],
  [/^SyntaxError: await is only valid/, 'await는 async 함수 안에서 쓸 수 있어요.'],
  [/^SyntaxError: .*\bJSX\b/, 'JSX의 태그가 맞지 않아요.'],
  [/^SyntaxError: unexpected /i, '여기에 올 수 없는 것이 있어요.'],
  [
    /^SyntaxError: (.*already been declared|redeclaration of |Can't create duplicate)/,
    '같은 이름을 두 번 만들었어요.',
  ],
  [/^SyntaxError\b/, '문법이 맞지 않아요.'],
  [/^ReferenceError: (.*is not defined|Can't find variable)/, '없는 이름을 썼어요.'],
  [/^ReferenceError: Cannot access/, '만들기 전에 썼어요.'],
  [/^TypeError: (Cannot (read|set) propert|can't access property)/, '없는 값의 속성을 썼어요.'],
  [/^TypeError: .*(is not an object|is undefined$|is null$)/, '없는 값의 속성을 썼어요.'],
  [/^TypeError: .*is not a function/, '함수가 아닌 것을 불렀어요.'],
  [
    /^TypeError: (Assignment to constant|invalid assignment to const|Attempted to assign to readonly)/,
    'const는 다시 바꿀 수 없어요.',
  ],
  [/^TypeError: Cannot destructure/, '없는 값에서 속성을 꺼냈어요.'],
  [/^TypeError: Converting circular/, '자기 자신을 담고 있어서 JSON으로 바꿀 수 없어요.'],
  [/^Error: listen EADDRINUSE/, '이미 쓰고 있는 포트예요. listen()은 한 번만 부르세요.'],
  [
    /^Error( \[\w+\])?: Listen method has been called more/,
    '이미 열려 있는 서버예요. listen()은 한 번만 부르세요.',
  ],
  [/^Error: Cannot find module/, '여기에 없는 모듈이에요.'],
  [/^\w*Error\b/, '아무도 처리하지 않은 오류예요.'],
]

/** How a browser begins to tell of what nobody caught. */
const uncaught = /^Uncaught (\(in promise\) )?/

/** The message with its Korean sentence before it. What is Korean already is left as it is. */
export function errorWords(message: string): string {
  const bare = message.replace(uncaught, '')
  const sentence = moduleWords(bare) ?? sentences.find(([pattern]) => pattern.test(bare))?.[1]
  if (sentence !== undefined) return `${sentence} ${message}`
  return uncaught.test(message) ? `아무도 처리하지 않은 오류예요. ${message}` : message
}

/** The text could not be read as a program: nothing of it ran. */
export const isUnreadable = (message: string): boolean => /^SyntaxError\b/.test(message.replace(uncaught, ''))
