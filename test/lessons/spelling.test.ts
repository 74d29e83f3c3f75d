/** The Korean of lessons, guide, README and page: by Debian's dictionary, our own terms, and rules of our own. */
import { expect, test } from 'vitest'
import { findings } from './support/spelling/findings.ts'
import { unknownWords } from './support/spelling/hunspell.ts'
import { markdownText } from './support/spelling/markdownText.ts'
import { koreanPages } from './support/spelling/pages.ts'
import { sourceText } from './support/spelling/sourceText.ts'
import { terms, wordsOf } from './support/spelling/words.ts'

test('[V7] what learners and teachers read is spelled right, in our words and in one style', () => {
  const pages = koreanPages()
  expect(pages.flatMap(({ text }) => wordsOf(text)).length).toBeGreaterThan(10_000)
  expect(findings(pages)).toEqual([])
})

/** Each line has one mistake, but for the last ones, which have none. */
const wrong = [
  '연결이 됬어요.',
  '서버가 먼저 끊으면 안 되요.',
  '서버는 답하지 않는습니다.',
  '제가 먼저 할께요.',
  '몇일 뒤에 다시 와요.',
  '웬지 느려요.',
  '왠만하면 그대로 두세요.',
  '금새 끊겨요.',
  '다시 연결할수 있어요.',
  '서버에서 보낼 수있어요.',
  '출처가 다른 거에요.',
  '`origin`은 문자열이에요. 값예요.',
  '룸를 만들어요.',
  '네임스페이스을 만들어요.',
  '핸드쉐이크를 시작해요.',
  '네임 스페이스에 들어가요.',
  '운송 수단을 바꿔요.',
  '긴 폴링으로 연결해요.',
  '이벤트를 방출해요.',
  '심박수를 재요.',
  '오리진이 달라요.',
  '아답터를 바꿔요.',
  '메세지를 보내요.',
  '서버에 의해 끊겨요.',
  '당신의 서버예요.',
  '연결하는 것이 가능해요.',
  '이렇게 보여져요.',
  '서버가 실행됩니다.',
  '서버는 요청을 막지 않는다.',
  '브라우져가 막아요.',
  '클라이언트를 연결해 보새요.',
  '`connect`를를 들어요.',
  'A의 코드는 연결 오류를 들었어요.',
  '서버는 보냈다고 알아요.',
  '무늬로 찾아요.',
  '출처 끝의 빗금이에요.',
  '프로토콜 판이에요.',
  '첫 페이지를 부탁하면 404로 답해요.',
  '실패한 까닭을 보세요.',
  '연결 단추예요.',
  '두 값을 견주어 보세요.',
  '시험 패킷이 지나가요.',
  '소켓 id가 달라요.',
  '서버가 듣고 있어요.',
  '두 코드는 같은 문장을 들어요.',
  'A가 서버에 부탁해요.',
  '리스너를 등록해요.',
  '느린 망에서 끊겨요.',
]
const right = [
  '`origin`을 고쳐요. `sid`는 그대로예요. **연결**이 [끊겼어요](#cut).',
  '한 걸음씩 보내면 3번째 패킷부터는 조용해진 전선에서 사라져요.',
  '룸(room)으로 보내면 네임스페이스마다의 명단에서 골라요. **한 번 더**에서는 달라요.',
  '```js\n// 되요 됬어요 몇일 실행됩니다.\n```',
  '핸드셰이크해요. 업그레이드되면 브로드캐스트돼요.',
]

test('[V7] known mistakes are found in their lines, and nothing else is', () => {
  const text = markdownText([...wrong, ...right].join('\n\n'))
  const lines = findings([{ file: 'docs/lessons/00-any.md', text }]).map((one) => Number(one.split(':')[1]))
  expect([...new Set(lines)]).toEqual(wrong.map((_, i) => 2 * i + 1))
})

test('[V7] in a lesson, sentences are read and acts, patterns and code are not', () => {
  const lesson = [
    '---',
    'ask: "`io(\\"하나\\")`을 둘"',
    'seen: [{ kind: program.log, text: 셋, say: 넷이 없어요. }]',
    'solution: [{ client: A, line: 다섯 }]',
    'hints: [여섯, { cards: [일곱, 여덟] }]',
    '---',
    '# 아홉',
    '`열`과 **열하나**를 **한 번 더**에서는',
  ].join('\n')
  const words = wordsOf(markdownText(lesson)).map(({ text, line }) => `${line} ${text}`)
  expect(words).toEqual([
    '2 을',
    '2 둘',
    '3 넷이',
    '3 없어요',
    '5 여섯',
    '7 아홉',
    '8 과',
    '8 열하나를',
    '8 한',
    '8 번',
    '8 더에서는',
  ])
})

test('[V7] in a source file, strings and JSX are read, whatever stands between their parts', () => {
  const source = [
    "/** 주석 */ const a = '하나' // 주석",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source with a template
    "const b = `둘은 ${name}의 ${ok ? '셋' : ''} 넷`",
    'const c = <p title="다섯"><b>여섯</b>을 {count}개 <Key>일곱</Key></p>',
  ].join('\n')
  const words = wordsOf(sourceText(source)).map(({ text, line, attached }) => `${line} ${text} ${attached}`)
  expect(words).toEqual([
    '1 하나 false',
    '2 둘은 false',
    '2 의 true',
    '2 셋 false',
    '2 넷 false',
    '3 다섯 false',
    '3 여섯을 false',
    '3 개 true',
    '3 일곱 true',
  ])
})

test('[V7] the list of terms is sorted and has each once; without the dictionary it is said what to install', () => {
  expect(terms).toEqual([...new Set(terms)].sort())
  expect(() => unknownWords(['하나'], 'no-such-hunspell')).toThrow('apt-get install hunspell hunspell-ko')
})
