import path, { join } from 'node:path'
import * as url from 'url'
import { fileURLToPath } from 'node:url'
import util, { promisify } from 'util'
import crypto, { randomUUID } from 'crypto'
import { EventEmitter, once } from 'events'
import { setTimeout as sleep } from 'timers/promises'
import os from 'os'
import process from 'node:process'
import cors from 'cors'
import _ from 'lodash'
import dayjs from 'dayjs'
import helmet, { hsts } from 'helmet'
import cookieParser from 'cookie-parser'
import session, { MemoryStore } from 'express-session'
import morgan from 'morgan'
import bodyParser, { json } from 'body-parser'
import cookie, { parse } from 'cookie'
import { v4, validate } from 'uuid'
import * as uuid from 'uuid'
import { nanoid } from 'nanoid'
import dotenv from 'dotenv'
import 'dotenv/config'
import express from 'express'
import { createServer } from 'http'
import { createRequire, isBuiltin } from 'node:module'

const folder = path.dirname(fileURLToPath(import.meta.url))
const app = express()
app.use(cors())
app.get('/', async (_req, res) => {
  await sleep(1)
  const lazy = await import('node:path')
  const emitter = new EventEmitter()
  setTimeout(() => emitter.emit('x', 1), 1)
  res.json([
    path.join === join && lazy.join === join && lazy.default === path,
    url.default.fileURLToPath === fileURLToPath && path.isAbsolute(folder),
    util.promisify === promisify,
    crypto.randomUUID === randomUUID && randomUUID().length,
    await once(emitter, 'x'),
    os.EOL,
    typeof process.cwd(),
    typeof cors,
    _.chunk([1, 2, 3], 2),
    dayjs('2026-01-02').format('YYYY/MM/DD'),
    typeof helmet() + typeof hsts,
    typeof cookieParser + typeof session + typeof morgan,
    session.MemoryStore === MemoryStore,
    bodyParser.json === json,
    cookie.parse === parse && parse('a=1; b=%20x'),
    validate(v4()) && uuid.v4 === v4 && uuid.default === undefined,
    nanoid().length,
    createRequire(import.meta.url)('path') === path && isBuiltin('node:fs') && !isBuiltin('express'),
    dotenv.config({ quiet: true }).error.code,
  ])
})
createServer(app).listen(4000)
