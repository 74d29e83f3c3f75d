/** What is said of JSON, and of what could not be read. */
import type { JsonKind } from '#shared/wire/part.ts'
import type { JsonFault, WireProblem } from '#shared/wire/span.ts'
import type { Words } from './about.ts'

export const jsonWords: Record<JsonKind | 'unread', Words> = {
  'json.object': { name: '객체', says: '이름과 값을 짝지어 담은 JSON 객체예요.' },
  'json.array': { name: '배열', says: '값을 차례로 담은 JSON 배열이에요.' },
  'json.member': { name: '항목', says: '객체 안의 이름과 값 한 쌍이에요.' },
  'json.key': { name: '키', says: '객체 안에서 값을 부르는 이름이에요.' },
  'json.string': { name: '문자열', says: '문자열이에요. 큰따옴표도 함께 건너가요.' },
  'json.number': { name: '숫자', says: '숫자예요. JSON에서는 따옴표가 없어요.' },
  'json.word': {
    name: '값',
    says: ({ text }) => (text === 'null' ? '값이 없다는 뜻이에요.' : '참이나 거짓을 나타내요.'),
  },
  'json.more': { name: '나머지', says: '너무 많아서 더 나누지 않았어요.' },
  unread: { name: '못 읽은 글자', says: '여기부터는 읽을 수 없어요.' },
}

const problems: Record<Exclude<WireProblem['kind'], 'bad-json'>, string> = {
  'unknown-type': '첫 글자가 아는 종류가 아니에요.',
  'bad-attachments': '첨부 수를 읽을 수 없어요.',
  'too-many-attachments': '첨부가 10개보다 많아요.',
  'bad-data': '이 종류의 패킷에는 올 수 없는 데이터예요.',
  'reserved-event': 'Socket.IO가 스스로 쓰는 이벤트 이름이에요.',
  'bad-placeholder': '그 번호의 첨부가 없어요.',
  'bad-base64': 'base64로 읽을 수 없어요.',
}
const faults: Record<JsonFault, string> = {
  value: '값이 올 자리인데 값이 아니에요.',
  key: '큰따옴표로 시작하는 키가 올 자리예요.',
  colon: '키 뒤에는 쌍점(`:`)이 와야 해요.',
  comma: '쉼표나 닫는 괄호가 올 자리예요.',
  number: '수를 JSON답게 적지 않았어요.',
  'string-end': '글을 닫는 큰따옴표가 없어요.',
  escape: '`\\` 뒤의 글자가 잘못됐어요.',
  'control-character': '글 안에 그대로 올 수 없는 글자가 있어요.',
  ended: 'JSON이 다 오지 않고 끝났어요.',
  'more-after': 'JSON이 끝난 뒤에 글자가 더 있어요.',
}

/** What is wrong, in one sentence. */
export function problemText(problem: WireProblem): string {
  if (problem.kind !== 'bad-json') return problems[problem.kind]
  return problem.fault ? faults[problem.fault] : 'JSON으로 읽을 수 없어요.'
}

/** What comes of a packet that cannot be read. */
export const problemMore =
  '서버는 이런 패킷을 보낸 클라이언트의 연결을 닫아요. 클라이언트가 이런 패킷을 받으면 parse error로 끊어요.'
