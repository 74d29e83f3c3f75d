/** Development: rebuilds the server on every change, restarts it, and lets Vite serve the page. */
import { spawn } from 'node:child_process'

const run = (command, args, env = {}) =>
  spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })

const first = run('npx', ['rolldown', '-c'])
first.on('exit', () => {
  const builder = run('npx', ['rolldown', '-c', '-w'])
  const server = run('node', ['--watch', 'dist/server/index.js'], { DEV: '1' })
  process.on('SIGINT', () => {
    builder.kill()
    server.kill()
  })
})
