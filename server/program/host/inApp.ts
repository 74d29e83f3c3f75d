/** Text of an error as it would be where the learner runs the program: in `/app`, and not where the playground lies. */
import { createRequire } from 'node:module'
import { sep } from 'node:path'

const modules = `${sep}node_modules${sep}`
const express = createRequire(import.meta.url).resolve('express')
/** The folder in which the playground is installed. */
const home = express.slice(0, express.indexOf(modules))

const frame = /^(\s+at (?:.* \()?)(?:file:\/\/)?([^()]+?)(:\d+(?::\d+)?\)?)$/

/** Frames of packages get the path that they have beside a program, those of the playground itself are left out. */
export function inApp(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => lineInApp(line))
    .join('\n')
}

function lineInApp(line: string): string[] {
  const [, before = '', place = '', after = ''] = frame.exec(line) ?? []
  if (place === '') return [line.replaceAll(home, '/app')]
  if (place.startsWith('node:') || place === '/app/server.js') return [line]
  const [, inside] = /^.*[\\/]node_modules[\\/](.+)$/.exec(place) ?? []
  return inside === undefined ? [] : [`${before}/app/node_modules/${inside.replaceAll('\\', '/')}${after}`]
}

/** Gives an error the stack that it would have there. */
export function putInApp(error: unknown): void {
  if (error instanceof Error && error.stack !== undefined) error.stack = inApp(error.stack)
}
