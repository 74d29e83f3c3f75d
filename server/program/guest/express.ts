/** What `require('express')` gives: apps, routers and parsers whose real selves are on the host. */
import type { ParserName } from '../protocol/messages.ts'
import { application, createApp } from './app.ts'
import { bounded } from './bounded.ts'
import { ask, refuse } from './bridge.ts'
import { ExpressRequest } from './expressRequest.ts'
import { ExpressResponse } from './expressResponse.ts'
import { shortPath } from './fileAnswers.ts'
import { nameAs } from './nameAs.ts'
import { Route, Router } from './routers.ts'
import { simple } from './simple.ts'
import { markStep } from './steps.ts'

const parser =
  (name: ParserName) =>
  (options: Record<string, unknown> = {}) => {
    const step = () => refuse(`express.${name}()는 app.use()에 넘겨서 쓰세요.`)
    const fitting = bounded('parser', simple(options))
    const said = ask({ kind: 'express.parser', parser: name, options: fitting })
    if (typeof said === 'string') throw new TypeError(said)
    markStep(step, { kind: 'parser', parser: name, options: fitting })
    return step
  }

/** `express.static`: a folder of the lab's files. */
function staticFolder(...args: [root?: unknown, options?: Record<string, unknown>]): () => void {
  const [root, options = {}] = args
  if (!root) throw new TypeError('root path required')
  if (typeof root !== 'string') throw new TypeError('root path must be a string')
  const step = () => refuse('express.static()은 app.use()에 넘겨서 쓰세요.')
  markStep(step, { kind: 'static', root: shortPath(root), options: bounded('static', simple(options)) })
  return nameAs('serveStatic', step)
}

/** The module: a function with the rest on it. */
export const express = Object.assign(() => createApp(), {
  application,
  request: ExpressRequest.prototype,
  response: ExpressResponse.prototype,
  Route,
  Router,
  json: parser('json'),
  urlencoded: parser('urlencoded'),
  text: parser('text'),
  raw: parser('raw'),
  static: staticFolder,
})
