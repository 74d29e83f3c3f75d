/** Ways to spoil docs/lessons/06-cors.md, and what has to be said of each. */
export interface Spoiled {
  what: string
  /** Stands in the good file exactly once. */
  from: string
  to: string
  /** Begins the line that is told; without it, it is the first line that is another. */
  at?: string
  /** What the reason says. */
  says: readonly string[]
}
const error4 = 'client: B, code: 4 }'
const firstAct = '    solution:\n      - { connect: B }\n'
export const spoiled: readonly Spoiled[] = [
  { what: 'broken YAML', from: 'B: other }', to: 'B: other', says: ['YAML', 'Flow map'] },
  { what: 'a key twice', from: 'minutes: 12', to: 'minutes: 12\nminutes: 13', says: ['YAML', 'unique'] },
  { what: 'no front matter', from: '---\nid: cors', to: 'id: cors', says: ['---'] },
  {
    what: 'an unknown key',
    from: 'panel: cors',
    to: 'panell: cors',
    says: ['panell: 여기에 쓸 수 없는 이름'],
  },
  {
    what: 'an unknown key inside',
    from: '      - id: slash\n',
    to: '      - id: slash\n        golas: both\n',
    says: ['tasks.0.mistakes.0.golas', '쓸 수 없는 이름'],
  },
  { what: 'a wrong type', from: 'minutes: 12', to: 'minutes: 열둘', says: ['minutes', '숫자', '"열둘"'] },
  { what: 'a number beyond its range', from: 'part: 2', to: 'part: 5', says: ['part', '많아야 4', '5'] },
  {
    what: 'a key that is missing',
    from: 'short: CORS\n',
    to: '',
    at: 'id: cors',
    says: ['short', '있어야 하는데 없어요'],
  },
  {
    what: 'a client from nowhere',
    from: 'B: other }',
    to: 'B: elsewhere }',
    says: ['clients.B', '"elsewhere"', 'app, other, null'],
  },
  {
    what: 'a client with a strange name',
    from: 'B: other }',
    to: 'Z: other }',
    says: ['clients.Z', '쓸 수 없는 이름'],
  },
  {
    what: 'an unknown panel',
    from: 'panel: cors',
    to: 'panel: corz',
    says: ['panel', '"corz"', 'namespaces'],
  },
  {
    what: 'an unknown kind of question',
    from: '  kind: choice',
    to: '  kind: guess',
    says: ['predict.kind', '"guess"'],
  },
  {
    what: 'an unknown kind of event',
    from: 'kind: engine.error',
    to: 'kind: engine.eror',
    says: ['check.0.kind', '"engine.eror"', 'engine.error'],
  },
  {
    what: 'an unknown field of a kind',
    from: error4,
    to: 'client: B, cod: 4 }',
    says: ['engine.error에는 cod라는 값이 없어요', 'code'],
  },
  {
    what: 'a name that stands nowhere before',
    from: error4,
    to: 'client: B, code: 4, after: gone }',
    says: ['after', 'gone라는 이름이 앞에 없어요'],
  },
  {
    what: 'within without after',
    from: error4,
    to: 'client: B, code: 4, within: [0, 9] }',
    says: ['within에는 after'],
  },
  {
    what: 'an unknown comparison',
    from: error4,
    to: 'client: B, code: { least: 4 } }',
    says: ['code.least', '쓸 수 없는 이름'],
  },
  {
    what: 'a regular expression that cannot be read',
    from: '"^https?://.+/$"',
    to: '"^https?://(.+/$"',
    says: ['match', '정규식'],
  },
  {
    what: 'two right choices',
    from: '만 보면 돼요\n',
    to: '만 보면 돼요\n      right: true\n',
    at: '  choices:',
    says: ['recall.choices', 'right가 하나'],
  },
  {
    what: 'a mistake of no goal',
    from: '        belief: star\n        goal: both',
    to: '        belief: star\n        goal: bothh',
    says: ['mistakes.1.goal', 'bothh이라는 목표가 없어요'],
  },
  {
    what: 'two mistakes of one name',
    from: '- id: swapped',
    to: '- id: star',
    says: ['mistakes.3.id', 'star라는 id가 앞에 또 있어요'],
  },
  {
    what: 'an unknown act',
    from: firstAct,
    to: '    solution:\n      - { conect: B }\n',
    says: ['solution.0', '할 수 있는 일', 'connect'],
  },
  {
    what: 'an act of a wrong form',
    from: firstAct,
    to: '    solution:\n      - { connect: B, now: true }\n',
    says: ['solution.0', '쓸 수 없는 이름', 'now'],
  },
  {
    what: 'an act of a client that is not there',
    from: firstAct,
    to: '    solution:\n      - { connect: C }\n',
    says: ['solution.0', 'C라는 클라이언트가 없어요'],
  },
  {
    what: 'a cut of a client that is not there',
    from: firstAct,
    to: '    solution:\n      - { cut: D }\n',
    says: ['D라는 클라이언트가 없어요'],
  },
  {
    what: 'an edit of a client that is not there',
    from: firstAct,
    to: '    solution:\n      - { edit: client-e.js, from: a, to: b }\n',
    says: ['E라는 클라이언트가 없어요'],
  },
  {
    what: 'a block that is not there',
    from: firstAct,
    to: '    solution:\n      - { write: server.js, from: done }\n',
    says: ['server.js done', '블록이 없어요'],
  },
  {
    what: 'cards where there are none',
    from: firstAct,
    to: '    solution:\n      - { order: [one, two] }\n',
    says: ['순서를 맞출 카드가 없어요'],
  },
  {
    what: 'a blank where there is none',
    from: firstAct,
    to: '    solution:\n      - { fill: origin, text: a }\n',
    says: ['origin라는 빈칸이 없어요'],
  },
  {
    what: 'a beginning that is not there',
    from: 'start: closed',
    to: 'start: other',
    says: ['tasks.1.start', 'server.js other'],
  },
  {
    what: 'a moment to reveal that is not there',
    from: 'reveal: hidden',
    to: 'reveal: hiden',
    says: ['hiden이라는 moment가 없어요'],
  },
  { what: 'no title', from: '# 막는 쪽은 누구일까\n', to: '', at: 'A는 허용한', says: ['# 제목'] },
  { what: 'an unknown step', from: '## 설명', to: '## 해설', says: ['해설이라는 단계는 없어요', '설명'] },
  {
    what: 'a link to no moment',
    from: '[연결 오류](#blocked)',
    to: '[연결 오류](#blockd)',
    says: ['moments에 blockd이 없어요'],
  },
  {
    what: 'a link to no panel',
    from: '[연결 오류](#blocked)',
    to: '[연결 오류](panel:corz)',
    says: ['corz라는 패널이 없어요', 'cors'],
  },
  {
    what: 'a link that leads away',
    from: '[연결 오류](#blocked)',
    to: '[연결 오류](https://socket.io)',
    says: ['link', '쓸 수 없어요'],
  },
  {
    what: 'a footnote that nothing checks',
    from: '[연결 오류](#blocked)',
    to: '연결 오류[^blocked]',
    says: ['[^blocked]', 'probe'],
  },
  {
    what: 'a footnote that says nothing',
    from: '[^through]: 허용하지',
    to: '허용하지',
    at: '웹소켓에는 CORS가',
    says: ['[^through]:', '각주'],
  },
  {
    what: 'code without a file name',
    from: '## 코드\n',
    to: '## 코드\n\n```js\n1\n```\n',
    at: '```js\n1',
    says: ['파일 이름'],
  },
  {
    what: 'a block twice',
    from: '## 코드\n',
    to: '## 코드\n\n```js server.js\n1\n```\n\n```js server.js\n2\n```\n',
    at: '```js server.js\n2',
    says: ['server.js', '앞에 또 있어요'],
  },
  {
    what: 'text that a page cannot draw',
    from: '## 코드\n',
    to: '## 모범 답안\n\n![그림](a.png)\n\n## 코드\n',
    at: '![그림]',
    says: ['image', '쓸 수 없어요'],
  },
]
