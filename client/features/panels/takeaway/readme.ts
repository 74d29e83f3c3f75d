/** README.md of the project: how to start it, what stands where, and what only the playground does. */
import type { Form } from './convert/convert.ts'
import { leastNode } from './packageJson.ts'

export interface ProjectClient {
  /** `A`…`E`. */
  lane: string
  place: 'app' | 'other' | 'null'
  code: string
}
/** Something that is not as it was in the playground. */
export interface Note {
  file: string
  line: number | null
  text: string
  /** What is meant, as it is written or typed. */
  code: string | null
}

interface Asked {
  form: Form
  client: ProjectClient
  /** The client is a module. */
  packed: boolean
  pagePort: number
  serverPort: number | null
  /** The server sends a page of its own. */
  served: boolean
  notes: readonly Note[]
  /** The server of the client's page, and the folder of the client. */
  page: string
  clientFolder: string
  /** Of the lab, beside server.js. */
  beside: readonly string[]
}

const formNotes: Record<Form, readonly string[]> = {
  commonjs: ['`require()`로 모듈을 불러오는 CommonJS 프로젝트예요.'],
  module: ['`import`로 모듈을 불러오는 ES 모듈 프로젝트예요.'],
  typescript: [
    '`tsx`가 TypeScript를 바로 실행하는 프로젝트예요.',
    '타입은 일부러 느슨하게 두었어요(`strict: false`, 곳곳에 `any`). `npm run check`로 타입을 검사할 수 있어요.',
  ],
}

/** The page of the client is another origin than the server, of none, or of a site that the server does not expect. */
const originNotes: Record<ProjectClient['place'], string> = {
  app: '`cors.origin`에 이 페이지의 출처가 있어야 브라우저가 응답을 보여 줘요.',
  other: '놀이터에서 "다른 사이트"였던 클라이언트예요. 페이지의 포트가 그때와 같아요.',
  null: '놀이터에서 출처가 없던 클라이언트예요. 여기서도 출처가 `null`인 페이지로 열려요.',
}

export function readme(asked: Asked): string {
  const { form, client, packed, pagePort, serverPort, served, notes, page, clientFolder, beside } = asked
  const ending = form === 'typescript' ? 'ts' : 'js'
  const server = `server.${ending}`
  const lines = [
    '# Socket.IO 프로젝트',
    '',
    `Socket.IO 놀이터에서 실행하던 서버 프로그램과 클라이언트 ${client.lane}예요. 놀이터 없이 이 컴퓨터에서 그대로 실행돼요.`,
    '',
    '## 실행하기',
    '',
    `Node.js ${leastNode(form, packed)} 이상이 필요해요. 압축을 푼 폴더에서 다음 명령을 차례로 입력하세요. 첫 설치에는 인터넷이 필요해요.`,
    '',
    '```',
    'npm install',
    'npm start',
    '```',
    '',
    `그다음 브라우저에서 <http://localhost:${pagePort}> 주소를 여세요. 탭을 여러 개 열면 클라이언트도 여럿이 돼요. 끝내려면 터미널에서 Ctrl+C를 누르세요.`,
    ...(served && serverPort !== null
      ? ['', `서버가 보내는 페이지는 <http://localhost:${serverPort}> 주소에 있어요.`]
      : []),
    '',
    '## 무엇이 어디에 있나요',
    '',
    '| 파일 | 하는 일 |',
    '|---|---|',
    `| \`${server}\` | 서버 프로그램${serverPort === null ? '' : ` (\`http://localhost:${serverPort}\`)`} |`,
    ...beside.map((path) => `| \`${path}\` | 실험실에 있던 파일 |`),
    packed
      ? `| \`${clientFolder}/client.jsx\` | 클라이언트의 코드. \`npm start\`가 \`${clientFolder}/bundle.js\`라는 파일 하나로 묶어서 보내 줘요 |`
      : `| \`${clientFolder}/client.js\` | 클라이언트가 실행하는 코드. \`io\`는 페이지에 이미 있어요 |`,
    `| \`${clientFolder}/index.html\`, \`${clientFolder}/console.js\` | 클라이언트 페이지와 그 안의 콘솔 |`,
    `| \`${page}\` | 클라이언트 페이지를 보내 주는 작은 서버 (\`http://localhost:${pagePort}\`) |`,
    '| `package.json` | 쓰는 패키지와 버전. 놀이터에서 실행하던 버전 그대로예요 |',
    ...(form === 'typescript' ? ['| `tsconfig.json` | 타입 검사 설정 |'] : []),
    '',
    ...formNotes[form].map((text) => `- ${text}`),
    `- ${originNotes[client.place]}`,
    `- \`npm start\`는 \`${page}\`를 먼저 켜고 \`${server}\`를 실행해요.`,
    '',
    '## 놀이터와 다른 점',
    '',
    '- 서버의 `console.log`는 터미널에, 클라이언트의 `console.log`는 페이지와 개발자 도구에 보여요.',
    '- 네트워크 조건(붙잡기, 지연, 조용히 끊기 등)은 놀이터가 만든 것이라 여기에는 없어요. 브라우저 개발자 도구의 네트워크 탭에서 비슷하게 해 볼 수 있어요.',
    '- 한 걸음씩 보려고 늘렸던 제한 시간도 없어요. 코드에 쓴 값과 기본값이 그대로 적용돼요.',
    '- 놀이터에서는 `http://localhost:4000`이 실험실의 주소(`/lab/…`)로 이어졌어요. 여기서는 쓰인 주소 그대로예요.',
    '- 놀이터가 프로그램에 둔 제한(연결 수, 실행 시간, 메모리, 쓸 수 있는 모듈)이 여기에는 없어요.',
    '- 패킷 그림과 서버 콘솔은 없어요. `DEBUG` 환경 변수를 `engine,socket.io*`로 두고 실행하면 Socket.IO가 하는 일을 볼 수 있어요.',
    ...(notes.length > 0 ? ['', '## 가져오면서 달라진 곳', '', ...notes.map(lineOf)] : []),
    '',
    '## 잘 안 되면',
    '',
    '- **포트를 다른 프로그램이 쓰고 있다고 나와요**: 놀이터나 먼저 켜 둔 프로젝트를 끄고 다시 시작하세요.',
    '- **페이지에 `connect_error`가 나와요**: 터미널의 서버가 켜져 있는지, `cors.origin`이 페이지의 출처와 같은지 보세요.',
    '- **휴대폰에서도 열고 싶어요**: 코드의 `localhost`를 모두 이 컴퓨터의 주소(예: `192.168.0.5`)로 바꾸세요. `cors.origin`도 함께 바꿔야 해요.',
    '',
  ]
  return lines.join('\n')
}

function lineOf({ file, line, text, code }: Note): string {
  const place = line === null ? `\`${file}\`` : `놀이터의 \`${file}:${line}\``
  return `- ${place}: ${text}${code === null ? '' : ` (\`${code}\`)`}`
}
