/** What server.js can't load here: what each is, why not, and what to write in its place. For learners. */
import { isOfNode, nodeModulesHere, packagesHere } from './modules.ts'

/** Modules that are missing for the same reason. */
interface Missing {
  names: readonly string[]
  /** What they are, and why they are not here. */
  why: string
  instead: string
}
const missing = (names: string, why: string, instead: string): Missing => ({
  names: names.split(' '),
  why,
  instead,
})

const noNetwork = '놀이터의 server.js는 밖에 연결할 수 없어요.'

/** By the name of the package, or of the part of Node; what is within it is missing with it. */
export const missingModules: readonly Missing[] = [
  missing(
    'mongoose mongodb mysql mysql2 mariadb pg redis ioredis sqlite sqlite3 better-sqlite3 sequelize knex typeorm prisma @prisma/client firebase firebase-admin @supabase/supabase-js nedb lowdb oracledb cassandra-driver connect-mongo connect-redis',
    `데이터베이스에 연결하는 모듈이에요. ${noNetwork}`,
    '값을 배열이나 Map에 담아 두세요.',
  ),
  missing(
    '@socket.io/redis-adapter @socket.io/redis-streams-adapter @socket.io/redis-emitter @socket.io/mongo-adapter @socket.io/postgres-adapter @socket.io/cluster-adapter @socket.io/sticky socket.io-redis socket.io-emitter cluster pm2',
    '서버를 여러 개 띄워 잇는 모듈이에요. 놀이터의 서버는 하나예요.',
    '이 모듈을 쓰는 줄을 지우면 기본 어댑터로 동작해요.',
  ),
  missing(
    '@socket.io/admin-ui',
    '서버의 상태를 보여 주는 화면을 붙이는 모듈이에요. 놀이터는 패킷과 룸을 바로 보여 줘요.',
    '이 모듈을 쓰는 줄을 지우세요.',
  ),
  missing(
    'https http2 tls spdy',
    '인증서로 암호화한 서버를 여는 모듈이에요. 놀이터에는 인증서가 없어요.',
    'http.createServer(app)을 쓰세요.',
  ),
  missing(
    'axios node-fetch got request superagent undici ky needle openai nodemailer web-push twilio dns',
    `밖으로 요청을 보내는 모듈이에요. ${noNetwork}`,
    '받아 올 값을 코드에 직접 적어 두세요.',
  ),
  missing(
    'net dgram ws engine.io sockjs uWebSockets.js mqtt amqplib kafkajs peer',
    '소켓을 직접 다루는 모듈이에요. 놀이터에서는 Socket.IO가 연결을 맡아요.',
    'new Server(server)로 만든 서버를 쓰세요.',
  ),
  missing(
    'socket.io-client engine.io-client',
    `클라이언트가 쓰는 모듈이에요. ${noNetwork}`,
    '놀이터의 클라이언트에서 연결하세요.',
  ),
  missing(
    'child_process worker_threads nodemon forever v8 vm inspector repl sea wasi test node-pty systeminformation',
    '컴퓨터의 다른 프로그램을 다루는 모듈이에요. 놀이터의 server.js는 혼자 갇혀서 돌아요.',
    '필요한 일을 server.js 안에서 하세요.',
  ),
  missing(
    'fs-extra multer formidable busboy serve-static serve-index serve-favicon express-fileupload connect-multiparty glob rimraf chokidar',
    '파일을 다루는 모듈이에요. 놀이터에는 실험실의 파일을 읽는 fs만 있어요.',
    '파일은 fs로 읽고, 브라우저에는 express.static()으로 보내세요.',
  ),
  missing(
    'pug jade hbs handlebars express-handlebars nunjucks mustache',
    '템플릿 파일로 HTML을 만드는 모듈이에요. 놀이터에는 같은 일을 하는 다른 모듈이 있어요.',
    'ejs로 쓰거나, res.send()로 HTML을 보내세요.',
  ),
  missing(
    'bcrypt bcryptjs argon2 scrypt',
    '비밀번호를 일부러 오래 걸려 바꾸는 모듈이에요. 놀이터에서는 다른 사람이 기다리게 돼요.',
    'crypto의 createHash("sha256")으로 연습하세요.',
  ),
  missing(
    'jsonwebtoken jose express-jwt passport passport-local passport-jwt passport-google-oauth20',
    '로그인을 맡는 모듈이에요. 놀이터가 미리 담아 두지 않았어요.',
    'crypto의 createHmac("sha256", 비밀 값)으로 토큰을 만들어 보세요.',
  ),
  missing(
    'sharp canvas jimp puppeteer playwright tensorflow @tensorflow/tfjs-node serialport onoff',
    '컴퓨터에 맞게 컴파일해서 쓰는 모듈이에요. 놀이터에서는 자바스크립트만 돌아요.',
    '그 일을 뺀 코드로 실행하세요.',
  ),
  missing(
    'stream zlib readline tty compression',
    '데이터를 조금씩 흘려 보내는 모듈이에요. 놀이터에는 데이터가 오갈 터미널이 없어요.',
    '이벤트나 서버 콘솔의 한 줄로 값을 넣어 보세요.',
  ),
  missing(
    'chalk colors cli-color kleur picocolors figlet ora boxen',
    '터미널의 글자를 꾸미는 모듈이에요. 놀이터의 콘솔에는 색이 없어요.',
    'console.log()에 글자만 쓰세요.',
  ),
  missing(
    'winston pino log4js bunyan signale debug',
    '기록을 남기는 모듈이에요. 놀이터가 미리 담아 두지 않았어요.',
    'console.log()를 쓰세요.',
  ),
  missing(
    'fastify koa @koa/router hapi @hapi/hapi @nestjs/core @nestjs/common @nestjs/websockets next nuxt restify polka connect',
    '다른 웹 프레임워크예요. 놀이터에는 Express만 있어요.',
    'express나 http로 서버를 만드세요.',
  ),
  missing(
    'node-cron cron node-schedule agenda bull',
    '정한 시각에 일을 시키는 모듈이에요. 놀이터가 미리 담아 두지 않았어요.',
    'setInterval()이나 setTimeout()을 쓰세요.',
  ),
  missing(
    'joi zod yup ajv validator express-validator class-validator',
    '값의 모양을 확인하는 모듈이에요. 놀이터가 미리 담아 두지 않았어요.',
    'if와 typeof로 확인하세요.',
  ),
  missing(
    'express-rate-limit rate-limiter-flexible bottleneck',
    '요청의 횟수를 제한하는 모듈이에요. 놀이터가 미리 담아 두지 않았어요.',
    'Map에 횟수를 세어 두고 확인하세요.',
  ),
  missing(
    'shortid short-uuid unique-names-generator cuid hat faker @faker-js/faker',
    '무작위 값을 만드는 모듈이에요. 놀이터가 미리 담아 두지 않았어요.',
    'nanoid나 uuid, crypto.randomUUID()를 쓰세요.',
  ),
  missing(
    'underscore ramda date-fns luxon',
    '값을 다루는 모듈이에요. 놀이터에는 같은 일을 하는 다른 모듈이 있어요.',
    'lodash나 dayjs를 쓰세요.',
  ),
  missing(
    'typescript ts-node tsx @babel/core @babel/register esbuild vite webpack',
    '코드를 바꾸거나 묶는 모듈이에요. 놀이터는 자바스크립트를 그대로 실행해요.',
    '바뀐 뒤의 자바스크립트를 붙여 넣으세요.',
  ),
]

const where = '쓸 수 있는 모듈은 도움말의 ‘모듈’에 있어요.'
const packageName = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** What a learner is told who asked for a module that is not here: one to three sentences. */
export function missingWords(name: string): string {
  if (/^(\.{0,2}\/|\.{1,2}$|file:)/.test(name))
    return '실험실에 없는 파일이에요. 폴더와 이름, .js까지 맞는지 확인하고, 없으면 파일 메뉴에서 넣으세요.'
  const plain = name.replace(/^node:/, '')
  if (name.startsWith('node:') && !isOfNode(name))
    return `node:는 Node.js에 든 모듈의 이름 앞에만 붙여요. node:를 떼고 적으세요.`
  const found = missingModules.find(({ names }) => names.includes(packageName(plain)))
  if (found) return `${found.why} ${found.instead} ${where}`
  const meant = nearest(name)
  if (meant) return `놀이터에 없는 모듈이에요. '${meant}'의 이름을 잘못 적지 않았는지 확인하세요. ${where}`
  return isOfNode(name)
    ? `Node.js에는 있지만 놀이터에는 없는 모듈이에요. ${where}`
    : `놀이터가 미리 담아 두지 않은 모듈이에요. ${where}`
}

/** A module that is here and is written almost like this. */
function nearest(name: string): string | undefined {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  const given = letters(name)
  return [...packagesHere, ...nodeModulesHere].find((one) => {
    const known = letters(one)
    return known === given || (known.length > 3 && areOneApart(known, given))
  })
}

/** Whether one letter is missing, too many, another one, or two have changed places. */
function areOneApart(one: string, other: string): boolean {
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  const [a, b] = [one.slice(from), other.slice(from)]
  if (a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1)) return true
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
}
