/** The versions of this playground's own packages, which the project asks for. */
import { version as bodyParser } from 'body-parser/package.json'
import { version as cookie } from 'cookie/package.json'
import { version as cookieParser } from 'cookie-parser/package.json'
import { version as cors } from 'cors/package.json'
import { version as dayjs } from 'dayjs/package.json'
import { version as dotenv } from 'dotenv/package.json'
import { version as express } from 'express/package.json'
import { version as expressSession } from 'express-session/package.json'
import { version as lodash } from 'lodash/package.json'
import { version as moment } from 'moment/package.json'
import { version as morgan } from 'morgan/package.json'
import { version as nanoid } from 'nanoid/package.json'
import { version as react } from 'react/package.json'
import { version as reactDom } from 'react-dom/package.json'
import { version as rolldown } from 'rolldown/package.json'
import { version as socketIo } from 'socket.io/package.json'
import { version as socketIoClient } from 'socket.io-client/package.json'
import { version as msgpackParser } from 'socket.io-msgpack-parser/package.json'
import { version as typescript } from 'typescript/package.json'
import { version as uuid } from 'uuid/package.json'
import type { Versions } from './modules.ts'

export const versions: Versions = {
  express,
  'body-parser': bodyParser,
  cookie,
  'cookie-parser': cookieParser,
  cors,
  dayjs,
  dotenv,
  'express-session': expressSession,
  lodash,
  moment,
  morgan,
  nanoid,
  uuid,
  'socket.io': socketIo,
  'socket.io-client': socketIoClient,
  'socket.io-msgpack-parser': msgpackParser,
  react,
  'react-dom': reactDom,
  rolldown,
  typescript,
  // Nothing of the playground's page can read these; a test holds the types to what is installed.
  ejs: '7.0.2',
  helmet: '8.3.0',
  tsx: '4.23.15',
  '@types/node': '20.19.43',
  '@types/express': '5.0.6',
}
